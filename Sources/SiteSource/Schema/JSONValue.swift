import Foundation

/// A value of JSON, which schemas are made of.
package enum JSONValue: Sendable, Hashable {
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// Any number.
    case decimal(Double)
    /// `true` or `false`.
    case bool(Bool)
    /// An array.
    case list([JSONValue])
    /// An object.
    case map([String: JSONValue])

    /// The value as a file has it: indented, with sorted keys, so that the same schema is always the same file.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// As YAML has it in one line.
    var inline: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): String(number)
        case .bool(let value): String(value)
        case .list(let items): "[\(items.map(\.inline).joined(separator: ", "))]"
        case .map(let entries):
            "{ \(entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.inline)" }.joined(separator: ", ")) }"
        }
    }

    /// An object with the entries of another one too, which win.
    func merging(_ more: JSONValue) -> JSONValue {
        guard case .map(let own) = self, case .map(let others) = more else { return more }
        return .map(own.merging(others) { $1 })
    }
}

extension JSONValue: Encodable {
    /// Writes the value without a type’s name around it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .decimal(let number): try container.encode(number)
        case .bool(let value): try container.encode(value)
        case .list(let items): try container.encode(items)
        case .map(let entries): try container.encode(entries)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    package init(stringLiteral text: String) { self = .string(text) }
    /// A whole number.
    package init(integerLiteral number: Int) { self = .integer(number) }
    /// `true` or `false`.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    package init(arrayLiteral items: JSONValue...) { self = .list(items) }
    /// An object; of two equal keys the last one stays.
    package init(dictionaryLiteral entries: (String, JSONValue)...) {
        self = .map(Dictionary(entries) { $1 })
    }
}
