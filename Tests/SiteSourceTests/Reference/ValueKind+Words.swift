import Forms

@testable import SiteSource

extension ValueKind {
    /// What a reader of the manual takes the value for.
    var words: String {
        switch self {
        case .text: "text by language"
        case .plainText: "text"
        case .line(let isByLanguage): isByLanguage ? "a line of text by language" : "a line of text"
        case .bool: "`true` or `false`"
        case .words(let words): Self.choice(words.map { $0.isEmpty ? "an empty text (`\"\"`)" : "`\($0)`" })
        case .integer(let range) where range.lowerBound == range.upperBound: "`\(range.lowerBound)`"
        case .integer(let range): "whole number from \(Self.grouped(range.lowerBound)) to \(Self.grouped(range.upperBound))"
        case .number(let isStep): isStep ? "number greater than 0" : "number"
        case .seconds(let range): "seconds from \(Self.seconds(range.lowerBound)) to \(Self.seconds(range.upperBound))"
        case .size(let range): "size from \(FileSize.shown(range.lowerBound)) to \(FileSize.shown(range.upperBound))"
        case .list(let kind, let least, _): (least > 1 ? "list of \(least) or more: " : "list of: ") + kind.words
        case .pair(let kind): "list of two: \(kind.words)"
        case .map(let map) where map.keys.map(\.name) == ["only_if"]:
            "`{ only_if: … }` with a [condition](conditions.md)"
        case .map(let map): "map of \(map.keys.map { "`\($0.name)`" }.joined(separator: ", "))"
        case .reference(let shared): shared.words
        case .either(let kinds): Self.choice(kinds.map(\.words))
        case .dependent: "see [below](#values-by-input-type)"
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

    private static func choice(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
    }

    /// `1,000,000`
    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String(digits[$0]) }.joined()
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
