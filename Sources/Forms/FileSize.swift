/// A number of bytes as people read it; a MB is 1,000,000 bytes.
package enum FileSize {
    /// Rounded up to what fits into a word or two: `12 kB`, `1.3 MB`.
    package static func shown(_ bytes: Int, _ style: NumberStyle = .plain) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ...999_000: "\((bytes + 999) / 1_000) kB"
        case ...999_900_000: tenths((bytes + 99_999) / 100_000, "MB", style)
        default: tenths(bytes / 100_000_000 + (bytes % 100_000_000 == 0 ? 0 : 1), "GB", style)
        }
    }

    /// Exactly, in the largest unit with at most one decimal: `1.5 MB`, `1234 kB`.
    package static func exact(_ bytes: Int, _ style: NumberStyle = .plain) -> String {
        for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)]
        where bytes >= size && bytes.isMultiple(of: size / 10) {
            return tenths(bytes / (size / 10), unit, style)
        }
        return "\(style.shown(bytes)) B"
    }

    private static func tenths(_ number: Int, _ unit: String, _ style: NumberStyle) -> String {
        let whole = "\(number / 10)"
        return "\(style.shown(number.isMultiple(of: 10) ? whole : "\(whole).\(number % 10)")) \(unit)"
    }
}
