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
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: return "·"
                    // A joiner makes one emoji of several; other format characters turn the writing direction.
                    case .format where scalar != "\u{200D}": return "·"
                    default: return scalar
                    }
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
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.isASCII { return 1 }
        if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }) {
            return 2
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }
}
