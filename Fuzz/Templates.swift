import Diagnostics
@testable import Templates

/// Two templates, `main` and `part`, and a text that they print, with a line `----` between them.
func check(_ input: [UInt8]) {
    let pieces = pieces(of: input)
    let sources = ["main": pieces[0], "part": pieces[1]].reduce(into: [:]) {
        $0[$1.key] = SourceText(name: $1.key, text: $1.value)
    }
    for missing in [MissingName.empty, .error, .checked] {
        guard let set = set(sources, missing) else { continue }
        // Lists in lists in lists of two items each take their time, which is their author's affair.
        let isSmall = input.count { $0 == UInt8(ascii: "#") } <= 10
        let harmless = rendered(set, Values(text: "a", address: "/a", isLong: isSmall))
        let hostile = rendered(set, Values(text: "<" + pieces[2], address: "/" + pieces[2], isLong: isSmall))
        if missing != .empty {
            expect(harmless.map(structure) == hostile.map(structure), "a text changes the document")
        }
    }
    if let set = set(sources, .error) { checkDeclared(set) }
}

/// What `check` finds nothing wrong with can be rendered, whether or not what is optional is given.
private func checkDeclared(_ set: TemplateSet) {
    let declarations = ["main": Values.declaration("main"), "part": Values.declaration("part")]
    let problems = set.check(declarations)
    _ = problems.all.first?.rendered
    guard !problems.hasErrors else { return }
    for hasOptional in [true, false] {
        let values = Values(text: "<", address: "/", isLong: false, hasOptional: hasOptional)
        do throws(Diagnostic) {
            _ = try set.checked.render("main", with: values.value)
        } catch {
            let isKnown = error.message.contains("nested more than") || error.message.contains("is called")
            expect(isKnown, "what was checked cannot be rendered: \(error.rendered)")
        }
    }
}

private func pieces(of input: [UInt8]) -> [String] {
    var pieces: [String] = []
    var rest = input
    while pieces.count < 2, let range = rest.firstRange(of: "\n----\n".utf8) {
        pieces.append(String(decoding: rest[..<range.lowerBound], as: UTF8.self))
        rest = Array(rest[range.upperBound...])
    }
    pieces.append(String(decoding: rest, as: UTF8.self))
    let defaults = ["", "<b>{{text}}</b>", "\"'>&</title></textarea></script><p onclick=a -->"]
    return pieces + defaults[pieces.count...]
}

private func set(_ sources: [String: SourceText], _ missing: MissingName) -> TemplateSet? {
    do throws(Diagnostics) {
        return try TemplateSet(sources, missing: missing)
    } catch {
        expect(!error.all.isEmpty, "refused without a reason")
        for problem in error.all.prefix(1) {
            _ = problem.rendered
            let lines = sources[problem.file]?.text.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
            expect((1...lines + 1).contains(problem.position?.line ?? 1), "a problem behind the end")
        }
        return nil
    }
}

private func rendered(_ set: TemplateSet, _ values: Values) -> [UInt8]? {
    do throws(Diagnostic) {
        return try set.render("main", with: values.value)
    } catch {
        _ = error.rendered
        return nil
    }
}

/// A state that a document passes through, with the tag and attribute that it belongs to.
private struct Place: Equatable {
    let state: MarkupState
    let element: [UInt8]
    let attribute: [UInt8]
}

private func structure(_ document: [UInt8]) -> [Place] {
    var places: [Place] = []
    var tokenizer = MarkupTokenizer()
    for index in document.indices {
        tokenizer.read(document[index...index])
        let place = Place(state: tokenizer.state, element: tokenizer.element, attribute: tokenizer.attribute)
        if places.last != place { places.append(place) }
    }
    return places
}

/// What the templates can use.
private struct Values {
    let text: String
    let address: String
    /// Whether lists have two items.
    let isLong: Bool
    var hasOptional = true

    var value: Value {
        let count = isLong ? 2 : 1
        let item = Value.object(["label": .text(text), "flag": true])
        var members: [String: Value] = [
            "text": .text(text), "link": SafeURL(address).map(Value.url) ?? .url(Self.harmless), "yes": true,
            "no": false,
            "html": .html(HTML(trusted: "<i>1</i>")), "name": "part",
            "list": .list(Array(repeating: .text(text), count: count)),
            "cards": .list(Array(repeating: item, count: count)), "person": ["first": .text(text), "friend": item],
        ]
        if hasOptional { members["hint"] = .text(text) }
        return .object(members)
    }

    static func declaration(_ name: String) -> Declaration {
        let source = SourceText(name: "\(name).yaml", text: "")
        func parameter(_ name: String, _ kind: Parameter.Kind, isRequired: Bool = true) -> Parameter {
            Parameter(name, kind, isRequired: isRequired, in: source, at: SourcePosition(line: 1, column: 1))
        }
        let item = [parameter("label", .text), parameter("flag", .bool)]
        return Declaration(
            [
                parameter("text", .text), parameter("link", .url), parameter("yes", .bool), parameter("no", .bool),
                parameter("html", .html), parameter("name", .text),
                parameter("list", .list(of: [parameter(".", .text)])),
                parameter("cards", .list(of: item)),
                parameter("person", .object([parameter("first", .text), parameter("friend", .object(item))])),
                parameter("hint", .text, isRequired: false),
            ], in: source)
    }

    private static let harmless = SafeURL("/a") ?? { fatalError("/a is harmless") }()
}
