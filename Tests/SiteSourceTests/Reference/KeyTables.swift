@testable import SiteSource

/// The keys of a map as a table, with a table for each map within.
struct KeyTables {
    private var sections: [String] = []

    /// - Parameters:
    ///   - path: the key that holds the map, which becomes a heading; nil for the top of a file.
    ///   - isWhole: whether maps within get tables too.
    init(_ map: MapDescription, under path: String? = nil, isWhole: Bool = true) { add(map, path, isWhole) }

    var markdown: String { sections.joined(separator: "\n\n") }

    private mutating func add(_ map: MapDescription, _ path: String?, _ isWhole: Bool) {
        let rows = map.keys.map { name, key in
            "| `\(name)` | \(Self.cell(key.text)) | \(Self.value(name, key)) | \(Self.absent(key)) |"
        }
        let table = ["| Key | What it is for | Value | Without it |", "|---|---|---|---|"] + rows
        sections.append((path.map { "## `\($0)`\n\n" } ?? "") + table.joined(separator: "\n"))
        guard isWhole else { return }
        for (name, key) in map.keys {
            for inner in key.kind.maps { add(inner, path.map { "\($0).\(name)" } ?? name, true) }
        }
    }

    private static func value(_ name: String, _ key: KeyDescription) -> String {
        if case .dependent = key.kind {
            return name == "options" ? "see [options](#options)" : "see [below](#values-by-input-type)"
        }
        return cell(key.kind.words)
    }

    private static func absent(_ key: KeyDescription) -> String {
        if key.isRequired { return "must be there" }
        return key.defaultValue.map { "`\(cell($0.inline))`" } ?? "–"
    }

    /// A bar would end the cell.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
