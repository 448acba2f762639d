/// Takes in the staff files of the caller's own organisation, in one change.
package enum ImportStaffRecords {}
