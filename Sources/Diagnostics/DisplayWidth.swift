extension Unicode.Scalar {
    /// Whether it steers a terminal or shows nothing: control and format characters, and separators of lines.
    package var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// How many columns of a terminal it takes as a diagnostic shows it: two for East Asian wide characters (UAX #11)
    /// and emoji, none for marks that stand on the character before.
    package var displayWidth: Int {
        if isASCII || isInvisible { return 1 }
        if properties.isEmojiPresentation { return 2 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return 0
            default: return 1
            }
        }
    }
}
