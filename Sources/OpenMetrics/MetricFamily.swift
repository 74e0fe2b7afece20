/// A metric with all its samples, as the text format of OpenMetrics 1.0 has it (openmetrics.io).
package struct MetricFamily: Sendable, Hashable {
    /// What kind of numbers the samples are.
    package enum Kind: String, Sendable, Hashable {
        /// Only ever grows.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts values by their size.
        case histogram
    }

    /// Name and value of each label, in the order in which they are written.
    package typealias Labels = [(name: String, value: String)]

    private let name: String
    private let kind: Kind
    private var lines: [String]

    /// A metric without samples.
    /// - Parameters:
    ///   - name: without the suffix of a sample; with a unit it ends with an underscore and the unit.
    ///   - help: a sentence.
    package init(_ name: String, _ kind: Kind, unit: String? = nil, help: String) {
        self.name = name
        self.kind = kind
        lines = ["# TYPE \(name) \(kind.rawValue)"]
        if let unit { lines.append("# UNIT \(name) \(unit)") }
        lines.append("# HELP \(name) \(Self.escaped(help))")
    }

    /// Adds the value of a counter or a gauge.
    package mutating func add(_ value: Double, _ labels: Labels = []) {
        append(kind == .counter ? "_total" : "", labels, value)
    }

    /// Adds a histogram: how many values there are up to each bound, their sum and their count.
    package mutating func add(_ histogram: Histogram, _ labels: Labels = []) {
        var below = 0
        for (index, count) in histogram.counts.enumerated() {
            below += count
            let bound = index < histogram.bounds.count ? "\(histogram.bounds[index])" : "+Inf"
            append("_bucket", labels + [("le", bound)], Double(below))
        }
        append("_count", labels, Double(below))
        append("_sum", labels, histogram.sum)
    }

    /// The whole exposition, ended as it has to be, so that a reader knows that nothing was cut off.
    package static func text(of families: [MetricFamily]) -> String {
        families.flatMap(\.lines).map { $0 + "\n" }.joined() + "# EOF\n"
    }

    private mutating func append(_ suffix: String, _ labels: Labels, _ value: Double) {
        let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        // Whole numbers without a decimal point read better.
        let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        lines.append("\(name)\(suffix)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number)")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
