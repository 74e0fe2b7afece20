import Diagnostics
import Forms

extension YAMLReader {
    /// A number of bytes, such as `500 kB`, `2MB` or `1.5 MB`, in capital or small letters; a MB is 1,000,000 bytes.
    /// - Parameter other: how the message begins with what else the value may be.
    mutating func size(
        _ value: YAMLValue?, _ name: String, in range: ClosedRange<Int>, or other: String = ""
    ) -> Int? {
        guard let value else { return nil }
        let (number, unit) = (value.text ?? "").numberAndUnit
        if let number, let bytes = Self.bytes(number, unit), range.contains(bytes) { return bytes }
        report(
            "“\(name)” must be \(other)a size such as 500 kB or 2 MB, from \(FileSize.exact(range.lowerBound)) to"
                + " \(FileSize.exact(range.upperBound)), and this is \(value.kind)."
                + (number.map { Self.remedy($0, unit, in: range) } ?? ""),
            at: value.position)
        return nil
    }

    private static let units = ["b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000]

    /// nil for a unit that is none, and for what is no whole number of bytes.
    private static func bytes(_ number: Amount, _ unit: String) -> Int? {
        guard let unit = units[unit], unit > 1 || number.fraction == 0 else { return nil }
        let (whole, overflow) = number.whole.multipliedReportingOverflow(by: unit)
        let (sum, isMore) = whole.addingReportingOverflow(number.fraction * (unit / 1_000))
        return overflow || isMore ? nil : sum
    }

    /// What to write for a size of another kind; empty where that is beyond the range, too.
    private static func remedy(_ number: Amount, _ unit: String, in range: ClosedRange<Int>) -> String {
        let decimal = ["kib": "kB", "mib": "MB", "gib": "GB", "k": "kB", "m": "MB", "g": "GB"]
        if let name = decimal[unit] {
            let bytes = bytes(number, name.lowercased())
            guard let bytes, range.contains(bytes) else { return "" }
            let reason =
                unit.hasSuffix("ib") ? " A \(name) is \(units[name.lowercased()]?.grouped ?? "") bytes here." : ""
            return "\(reason) Write “\(FileSize.exact(bytes))”."
        }
        guard unit.isEmpty else { return "" }
        if let bytes = bytes(number, "b"), range.contains(bytes) {
            return " If it is a number of bytes, write “\(FileSize.exact(bytes))”."
        }
        return bytes(number, "mb").map { range.contains($0) ? " Write its unit, such as “\(FileSize.exact($0))”." : "" }
            ?? ""
    }

    /// A number with at most three decimals.
    fileprivate struct Amount {
        let whole: Int
        /// In thousandths.
        let fraction: Int
    }
}

extension String {
    /// What the text begins with, and the rest in small letters; the number is nil where it is none.
    fileprivate var numberAndUnit: (YAMLReader.Amount?, unit: String) {
        let digits = prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let unit = String(dropFirst(digits.count).drop { $0 == " " })
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let whole = first.wholeNumber else { return (nil, unit) }
        guard parts.count == 2 else { return (.init(whole: whole, fraction: 0), unit.lowercased()) }
        guard parts[1].utf8.count <= 3, let fraction = parts[1].padding.wholeNumber else { return (nil, unit) }
        return (.init(whole: whole, fraction: fraction), unit.lowercased())
    }

    /// With zeros to three digits.
    private var padding: String { isEmpty ? "" : self + String(repeating: "0", count: 3 - utf8.count) }
}
