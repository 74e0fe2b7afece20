internal import Diagnostics

extension SourceText {
    func diagnostic(_ problem: Problem) -> Diagnostic {
        Diagnostic(problem.message, in: self, at: position(at: problem.offset))
    }

    /// The position of a byte.
    ///
    /// Only messages need positions, so a tree holds offsets, and lines are counted when something is wrong.
    func position(at offset: Int) -> SourcePosition {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }
}
