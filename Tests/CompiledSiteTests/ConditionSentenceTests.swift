import Forms
import Testing

@testable import CompiledSite

@Suite("A condition in words")
struct ConditionSentenceTests {
    private static let site = CompiledSite(
        name: "Example", origin: "https://e.example", path: "/", gateway: "/cgi",
        theme: CompiledTheme(stylesheet: "/a.css", favicon: "/f.svg"), bodyLimit: 1, parameterLimit: 1,
        messages: Messages(
            language: "en",
            texts: [
                "only_if": "Only if {condition}.", "condition_and": "{first} and {last}",
                "condition_or": "{first} or {last}", "condition_all_of": "(all of these: {condition})",
                "condition_any_of": "(at least one of these: {condition})", "condition_set": "{label}",
                "condition_greater": "{label} is more than {value}",
            ], numbers: NumberStyle(group: ",", decimal: ".")),
        teams: [:])

    private static let form = Form(
        fields: ["a", "b", "c", "d"].map {
            Field(attribute: .custom, name: $0, control: .number(NumberConstraints()), label: $0.uppercased())
        } + [
            Field(
                attribute: .custom, name: "fixed", control: .hidden, label: "Fixed", defaultValue: "1")
        ])

    private static func set(_ name: String) -> Condition { .term(.init(field: name, .set)) }

    @Test(
        "leaves no doubt of what belongs together",
        arguments: [
            (set("a"), "Only if A."),
            (.all([set("a"), set("b"), set("c")]), "Only if A and B and C."),
            (.any([set("a"), set("b"), set("c")]), "Only if A or B or C."),
            (.all([set("a"), .any([set("b"), set("c")])]), "Only if A and (at least one of these: B or C)."),
            (.any([.all([set("a"), set("b")]), set("c")]), "Only if (all of these: A and B) or C."),
            (.any([set("a"), .any([set("b"), set("c")])]), "Only if A or B or C."),
            (.all([.all([set("a"), .all([set("b")])]), set("c")]), "Only if A and B and C."),
            (
                .all([set("a"), .any([set("b"), .all([set("c"), .any([set("d"), set("a")])])])]),
                "Only if A and (at least one of these: B or (all of these: C and (at least one of these: D or A)))."
            ),
            // What is known leaves nothing to say.
            (
                .all([set("a"), .any([set("b"), .all([set("fixed"), set("c")])])]),
                "Only if A and (at least one of these: B or C)."
            ),
            (.any([set("a"), .all([set("b"), .any([set("fixed")])])]), "Only if A or B."),
            (
                .any([set("a"), .all([set("b"), .any([.any([]), .any([set("c"), set("d")])])])]),
                "Only if A or (all of these: B and (at least one of these: C or D))."
            ),
            (.term(.init(field: "a", .greater, "1500.5")), "Only if A is more than 1,500.5."),
        ] as [(Condition, String)])
    func words(condition: Condition, sentence: String) {
        #expect(Self.site.sentence(.onlyIf, condition, Self.form) == sentence)
    }

    @Test("is none where constants decide it")
    func constants() {
        #expect(Self.site.sentence(.onlyIf, .all([Self.set("fixed")]), Self.form) == nil)
    }
}
