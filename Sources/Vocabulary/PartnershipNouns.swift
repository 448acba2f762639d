extension Noun {
  /// A post that answers for something.
  package enum Post {}
  /// A person's time in a post.
  package enum Appointment {}
  /// That a post answers for a duty.
  package enum Accountability {}
  /// A power that one body lends.
  package enum LentPower {}
  /// A fund that several bodies pay into.
  package enum Fund {}
  /// A risk rule that is proposed for a fund.
  package enum RiskProposal {}
}

/// A post that answers for something.
package typealias PostID = OpaqueID<Noun.Post>
/// A person's time in a post.
package typealias AppointmentID = OpaqueID<Noun.Appointment>
/// That a post answers for a duty.
package typealias AccountabilityID = OpaqueID<Noun.Accountability>
/// A power that one body lends.
package typealias LentPowerID = OpaqueID<Noun.LentPower>
/// A fund that several bodies pay into.
package typealias FundID = OpaqueID<Noun.Fund>
/// A risk rule that is proposed for a fund.
package typealias RiskProposalID = OpaqueID<Noun.RiskProposal>
