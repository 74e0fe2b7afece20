import Forms

@testable import SiteSource

extension ValueKind {
    /// What a reader of the manual takes the value for.
    var words: String {
        let words = alternatives
        return words.count < 2
            ? words.joined() : words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
    }

    private var alternatives: [String] {
        switch self {
        case .text: ["text by language"]
        case .plainText(let pattern): [pattern.map(Self.words) ?? "text"]
        case .byLanguage(let pattern): ["\(Self.words(of: pattern)), by language"]
        case .line(let isByLanguage): [isByLanguage ? "a line of text by language" : "a line of text"]
        case .bool: ["`true`", "`false`"]
        case .words(let words): words.map { $0.isEmpty ? "`\"\"`" : "`\($0)`" }
        case .integer(let range) where range.lowerBound == range.upperBound: ["`\(range.lowerBound)`"]
        case .integer(let range):
            ["whole number from \(Self.grouped(range.lowerBound)) to \(Self.grouped(range.upperBound))"]
        case .number(let isStep): [isStep ? "number greater than 0" : "number"]
        case .seconds(let range):
            ["seconds from \(Self.seconds(range.lowerBound)) to \(Self.seconds(range.upperBound))"]
        case .size(let range): ["size from \(Self.size(range.lowerBound)) to \(Self.size(range.upperBound))"]
        case .list(let kind, let least, _): [(least > 1 ? "list of \(least) or more: " : "list of: ") + kind.words]
        case .pair(let kind): ["list of two: \(kind.words)"]
        case .map(let map) where map.keys.map(\.name) == ["only_if"]:
            ["`{ only_if: … }` with a [condition](conditions.md)"]
        case .map(let map): ["map of \(map.keys.map { "`\($0.name)`" }.joined(separator: ", "))"]
        case .reference(let shared): [shared.words]
        case .either(let kinds): kinds.flatMap(\.alternatives)
        case .dependent: []
        }
    }

    /// What texts of a pattern are called, with an example.
    private static func words(of pattern: String) -> String {
        switch pattern {
        case KeyPattern.url: "address such as `https://help.example.com/`"
        case KeyPattern.gateway, KeyPattern.path: "path"
        case KeyPattern.language: "tag such as `it`"
        case KeyPattern.rate: "rate such as `5 per minute`"
        case KeyPattern.host: "host such as `spam.example`"
        case KeyPattern.color: "colour such as `#1f4fd8`"
        case KeyPattern.email: "email address"
        case KeyPattern.address: "web address"
        case KeyPattern.fieldName: "name of a field"
        case KeyPattern.date: "date such as `2026-12-24`"
        case KeyPattern.time: "time such as `18:00`"
        case KeyPattern.datetime: "date and time such as `2026-12-24 18:00`"
        case KeyPattern.moment: "date, with or without a time"
        case _ where pattern.hasPrefix("(?!.*://)"): "path of a file in the site’s folder"
        default: "text"
        }
    }

    /// The maps that need a table of their own. A condition has a page.
    var maps: [MapDescription] {
        switch self {
        case .map(let map): map.keys.map(\.name) == ["only_if"] ? [] : [map]
        case .list(let kind, _, _), .pair(let kind): kind.maps
        case .either(let kinds): kinds.flatMap(\.maps)
        default: []
        }
    }

    /// `1,000,000`
    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String(digits[$0]) }.joined()
    }

    private static func size(_ bytes: Int) -> String {
        let parts = FileSize.shown(bytes).split(separator: " ")
        return "\(parts.first.flatMap { Int($0) }.map(grouped) ?? "") \(parts.last ?? "")"
    }

    private static func seconds(_ milliseconds: Int) -> String {
        milliseconds % 1_000 == 0 ? String(milliseconds / 1_000) : String(Double(milliseconds) / 1_000)
    }
}

extension SharedSchema {
    fileprivate var words: String {
        switch self {
        case .text: "text by language"
        case .item: "[fields](fields.md), headings, texts and groups"
        case .groupItem: "[fields](fields.md), headings and texts"
        case .field: "[field](fields.md)"
        case .condition: "[condition](conditions.md)"
        case .spam: "map, with the keys of [`spam`](site-yaml.md#spam)"
        }
    }
}
