import Diagnostics
import Foundation
import Templates
import Testing

/// Runs the public Mustache specification, whose JSON files are in the folder that MUSTACHE_SPEC names.
@Suite("The Mustache specification", .enabled(if: specification != nil, "MUSTACHE_SPEC names no folder."))
struct ConformanceTests {
    @Test(
        "Renders every case as it says",
        arguments: [
            ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22), ("partials", 12),
            ("sections", 34), ("~inheritance", 27), ("~dynamic-names", 21),
        ])
    func module(name: String, count: Int) throws {
        let file = URL(fileURLWithPath: try #require(specification)).appendingPathComponent("\(name).json")
        let module = try JSONDecoder().decode(SpecifiedModule.self, from: Data(contentsOf: file))
        // Later versions only add cases.
        #expect(module.tests.count >= count)
        for example in module.tests {
            var sources = example.partials ?? [:]
            sources["main"] = example.template
            let set = try TemplateSet(sources.mapValues { SourceText(name: "spec", text: $0) }, missing: .empty)
            let output = String(decoding: try set.render("main", with: example.data.value), as: UTF8.self)
            #expect(output == example.expected, "\(name): \(example.name)")
        }
    }
}

private let specification = ProcessInfo.processInfo.environment["MUSTACHE_SPEC"]

private struct SpecifiedModule: Decodable {
    let tests: [SpecifiedCase]
}

private struct SpecifiedCase: Decodable {
    let name: String
    let data: SpecifiedValue
    let template: String
    let partials: [String: String]?
    let expected: String
}

/// A JSON value: numbers become text as JSON writes them, null becomes empty text.
private struct SpecifiedValue: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value =
            if container.decodeNil() {
                .text("")
            } else if let bool = try? container.decode(Bool.self) {
                .bool(bool)
            } else if let integer = try? container.decode(Int.self) {
                .text(String(integer))
            } else if let number = try? container.decode(Double.self) {
                .text(String(number))
            } else if let text = try? container.decode(String.self) {
                .text(text)
            } else if let list = try? container.decode([SpecifiedValue].self) {
                .list(list.map(\.value))
            } else {
                .object(try container.decode([String: SpecifiedValue].self).mapValues(\.value))
            }
    }
}
