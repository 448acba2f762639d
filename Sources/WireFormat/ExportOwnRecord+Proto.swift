package import OneWorkforceProtos
package import Operations
package import Passports
import Vocabulary

extension ExportOwnRecord.Report {
  /// Everything held, as the wire writes it.
  package func proto() -> WireExportOwnRecordResponse {
    .with {
      $0.passport = passport.proto()
      $0.tables = tables.map { $0.proto() }
      $0.readAt = readAt.proto()
    }
  }
}

extension HeldTable {
  /// Records of one kind, as the wire writes them.
  package func proto() -> WireHeldTable {
    .with {
      $0.name = name
      $0.what = what
      $0.onErasure = fate.rawValue
      $0.rows = rows.map { row in
        .with {
          $0.fields = row.map { field in
            .with {
              $0.name = field.name
              $0.value = field.value
            }
          }
        }
      }
    }
  }
}
