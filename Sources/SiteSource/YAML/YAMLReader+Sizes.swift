import Diagnostics
import Forms

extension YAMLReader {
    /// A number of bytes, such as `500 kB` or `2 MB`; a MB is 1,000,000 bytes.
    /// - Parameter other: how the message begins with what else the value may be.
    mutating func size(
        _ value: YAMLValue?, _ name: String, in range: ClosedRange<Int>, or other: String = ""
    ) -> Int? {
        guard let value else { return nil }
        let units = ["B": 1, "kB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000]
        let parts = (value.text ?? "").split(separator: " ")
        if parts.count == 2, let number = String(parts[0]).wholeNumber, let unit = units[String(parts[1])] {
            let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
            if !overflow, range.contains(bytes) { return bytes }
        }
        report(
            "“\(name)” must be \(other)a size such as 500 kB or 2 MB, from \(FileSize.exact(range.lowerBound)) to"
                + " \(FileSize.exact(range.upperBound)), and this is \(value.kind).",
            at: value.position)
        return nil
    }
}
