/// How the draws of a run are cut into blocks of eight and pieces of work.
///
/// Draw 0, the central run, is the first lane of the first block.
struct BlockPlan: Sendable {
  /// Draws, run 0 among them.
  let drawCount: Int

  /// Blocks for run 0 and `draws` draws.
  init(draws: Int) {
    drawCount = draws + 1
  }

  /// How many blocks there are.
  var blockCount: Int { (drawCount + Lanes.scalarCount - 1) / Lanes.scalarCount }

  /// How many pieces of work there are.
  var pieceCount: Int { (blockCount + blocksPerPiece - 1) / blocksPerPiece }

  /// Blocks that one piece does, one after the other: many enough to share its memory, few enough
  /// for every worker to have some.
  private var blocksPerPiece: Int { min(max(blockCount / 32, 1), 16) }

  /// The blocks of a piece.
  func blocks(of piece: Int) -> Range<Int> {
    let start = piece * blocksPerPiece
    return start..<min(start + blocksPerPiece, blockCount)
  }

  /// The draws of a block.
  func draws(of block: Int) -> Range<UInt32> {
    let start = block * Lanes.scalarCount
    return UInt32(start)..<UInt32(min(start + Lanes.scalarCount, drawCount))
  }
}
