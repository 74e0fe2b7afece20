import Diagnostics
import Foundation
import Glibc

/// What a terminal can show.
enum Terminal {
    /// In columns; nil when standard output is not a terminal, so that nothing needs to be cut.
    static var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 80
    }

    /// A text that cannot steer the terminal: control and format characters are shown as `·`.
    /// - Parameter keepsLines: whether line feeds stay.
    static func safe(_ text: String, keepsLines: Bool = false) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    if keepsLines, scalar == "\n" { return scalar }
                    // A joiner makes one emoji of several; other format characters turn the writing direction.
                    return scalar.isInvisible && scalar != "\u{200D}" ? "·" : scalar
                }))
    }

    /// How many columns a text takes: two for East Asian wide characters and emoji, none for combining marks.
    static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

    /// A text cut to a width, with `…` where something is missing, and filled with spaces.
    static func fitted(_ text: String, to width: Int) -> String {
        let total = columns(text)
        if total <= width { return text + String(repeating: " ", count: width - total) }
        var result = ""
        var used = 0
        for character in text {
            let next = columns(character)
            guard used + next <= width - 1 else { break }
            result.append(character)
            used += next
        }
        return result + "…" + String(repeating: " ", count: max(0, width - used - 1))
    }

    private static func columns(_ character: Character) -> Int {
        // A variation selector makes an emoji of a character that is none by itself.
        if character.unicodeScalars.contains(where: { $0 == "\u{FE0F}" }) { return 2 }
        return character.unicodeScalars.first?.displayWidth ?? 0
    }
}
