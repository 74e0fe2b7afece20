import Forms
import Foundation
import Testing

@testable import SiteBuilder

@Suite("A form's own style sheet")
struct FormStylesheetTests {
    private static let choices = [
        Field(
            attribute: .custom, name: "kind", control: .radio([Option(value: "A"), Option(value: "\"\\}\n")]),
            label: "Kind"),
        Field(
            attribute: .custom, name: "parts", control: .checkboxes([Option(value: "Lid"), Option(value: "Tray")]),
            label: "Parts"),
        Field(attribute: .custom, name: "shop", control: .selection([Option(value: "Oslo")]), label: "Shop"),
        Field(attribute: .subject, control: .text(TextConstraints()), label: "Subject"),
        Field(
            attribute: .custom, name: "fixed", control: .radio([Option(value: "A")]), label: "Fixed", defaultValue: "A",
            visibility: .hidden),
    ]

    private static func css(_ condition: Condition, _ others: [Field] = []) -> String {
        let field = Field(
            attribute: .custom, name: "x", control: .text(TextConstraints()), label: "X", visibility: .onlyIf(condition)
        )
        return FormStylesheet(Form(fields: choices + others + [field])).css
    }

    /// What follows `.form` where the field is shown; empty for a field that no style sheet can hide.
    private static func selector(_ condition: Condition, _ others: [Field] = []) -> String {
        let css = css(condition, others)
        guard let start = css.range(of: "  .form:not(:is(.form", options: .backwards),
            let end = css.range(of: ")) [data-name=\"x\"] { display: none; }")
        else { return "" }
        return String(css[start.upperBound..<end.lowerBound])
    }

    @Test("is empty where nothing depends on anything and nothing moves")
    func empty() {
        #expect(FormStylesheet(Form(fields: Self.choices)).css == "")
    }

    @Test("says how wide labels are that stand beside their controls")
    func labelWidth() {
        #expect(
            FormStylesheet(Form(fields: Self.choices), labelWidth: 3).css == """
                .form { --label-width: calc(100% / 12 * 3); }

                """)
    }

    @Test("hides without a script what depends on choices, and the condition in words with it")
    func whole() {
        #expect(
            Self.css(.term(.init(field: "kind", .selected, "A"))) == """
                @media (scripting: none) {
                @supports selector(:has(*)) {
                  .form:not(:is(.form:has([name="kind"][value="A"]:checked))) [data-name="x"] { display: none; }
                  [data-name="x"] .condition { display: none; }
                }
                }

                """)
    }

    @Test("hides the frame of a group with the last of its fields, whatever texts it has")
    func groups() {
        func css(_ conditions: [Condition?], constant: Bool = false) -> String {
            let fields =
                conditions.enumerated().map { index, condition in
                    Field(
                        attribute: .custom, name: "g\(index)", control: .text(TextConstraints()), label: "G",
                        visibility: condition.map { .onlyIf($0) } ?? .always)
                } + (constant ? [Field(attribute: .custom, name: "k", control: .hidden, label: "K")] : [])
            let count = Self.choices.count
            let group = FormItem.group(
                legend: "L",
                [.heading("H"), .text("T")] + fields.indices.map { .field(count + $0) })
            let items = Self.choices.indices.map(FormItem.field) + [group]
            return FormStylesheet(Form(fields: Self.choices + fields, items: items)).css
        }
        let first = Condition.term(.init(field: "kind", .selected, "A"))
        let second = Condition.term(.init(field: "parts", .selected, "Lid"))
        let rule = #"""
              .form:not(:is(.form:has([name="kind"][value="A"]:checked), .form:has([name="parts"][value="Lid"]:checked))) .form-group:has([data-name="g0"]) { display: none; }

            """#
        #expect(css([first, second]).contains(rule))
        #expect(css([first, second], constant: true).contains(rule))
        // One that is always there, or that no style sheet can hide, keeps the frame.
        #expect(!css([first, nil]).contains(".form-group"))
        #expect(!css([first, .term(.init(field: "subject", .set))]).contains(".form-group"))
    }

    @Test("hides the frame of a group on a screen that does not show the only field whose condition holds")
    func groupsOnScreens() {
        func css(_ fields: [(condition: Condition?, layout: FieldLayout)]) -> [Substring] {
            let fields = fields.enumerated().map { index, field in
                Field(
                    attribute: .custom, name: "g\(index)", control: .text(TextConstraints()), label: "G",
                    visibility: field.condition.map { .onlyIf($0) } ?? .always, layout: field.layout)
            }
            let count = Self.choices.count
            let group = FormItem.group(legend: "L", fields.indices.map { .field(count + $0) })
            let items = Self.choices.indices.map(FormItem.field) + [group]
            return FormStylesheet(Form(fields: Self.choices + fields, items: items)).css.split(separator: "\n")
                .filter { $0.contains(".form-group") }
        }
        let kind = Condition.term(.init(field: "kind", .selected, "A"))
        let parts = Condition.term(.init(field: "parts", .selected, "Lid"))
        let inForm = #".form:has([name="kind"][value="A"]:checked)"#
        let frame = #".form-group:has([data-name="g0"]) { display: none; }"#
        let small = FieldLayout(onDesktop: false)
        let large = FieldLayout(onMobile: false)
        let everywhere = FieldLayout()
        // The field that only phones show is always there on them.
        #expect(
            css([(kind, everywhere), (nil, small)])
                == [
                    "  @media (min-width: 40em) { .form:not(:is(\(inForm))) \(frame) }"
                ].map { $0[...] })
        #expect(
            css([(kind, everywhere), (nil, large)])
                == [
                    "  @media (max-width: 39.99em) { .form:not(:is(\(inForm))) \(frame) }"
                ].map { $0[...] })
        // Where all depend on something, the frame goes everywhere with the last of them, and on one screen earlier.
        #expect(
            css([(kind, everywhere), (parts, small)])
                == [
                    "  .form:not(:is(\(inForm), .form:has([name=\"parts\"][value=\"Lid\"]:checked))) \(frame)",
                    "  @media (min-width: 40em) { .form:not(:is(\(inForm))) \(frame) }",
                ].map { $0[...] })
        // The style sheet of all forms hides it where no field is left.
        #expect(css([(kind, everywhere), (kind, everywhere)]).count == 1)
        #expect(css([(kind, large)]).count == 1)
        // Nothing is known of a field that is always there, or of a text.
        #expect(css([(nil, everywhere), (kind, small)]) == [])
        #expect(css([(.term(.init(field: "subject", .set)), everywhere), (kind, small)]) == [])
    }

    @Test("says each comparison of a choice, and what combines them")
    func selectors() {
        func term(_ field: String, _ comparator: Forms.Comparator, _ operand: String) -> Condition {
            .term(.init(field: field, comparator, operand))
        }
        #expect(
            Self.selector(term("kind", .notSelected, "A")) == ":not(:has([name=\"kind\"][value=\"A\"]:checked))")
        #expect(Self.selector(term("parts", .contains, "Li")) == ":has([name=\"parts\"][value*=\"Li\"]:checked)")
        #expect(
            Self.selector(term("shop", .selected, "Oslo")) == ":has([name=\"shop\"] option[value=\"Oslo\"]:checked)")
        #expect(
            Self.selector(.all([term("kind", .selected, "A"), term("parts", .selected, "Lid")]))
                == ":has([name=\"kind\"][value=\"A\"]:checked):has([name=\"parts\"][value=\"Lid\"]:checked)")
        #expect(
            Self.selector(.any([term("kind", .selected, "A"), term("parts", .selected, "Lid")]))
                == ":is(:has([name=\"kind\"][value=\"A\"]:checked), :has([name=\"parts\"][value=\"Lid\"]:checked))")
        // What stands in the text of an option cannot end the string or the rule.
        #expect(
            Self.selector(term("kind", .selected, "\"\\}\n"))
                == ":has([name=\"kind\"][value=\"\\\"\\\\}\\a \"]:checked)")
        // Constants are known.
        #expect(Self.selector(.any([term("fixed", .selected, "B"), term("kind", .selected, "A")])).hasPrefix(":is("))
        #expect(Self.css(term("fixed", .selected, "A")).contains("(:is(.form)) [data-name=\"x\"]"))
    }

    @Test("hides what depends on a field that is hidden itself, and leaves what depends on a text to the hint")
    func chains() {
        let middle = Field(
            attribute: .custom, name: "middle", control: .radio([Option(value: "M")]), label: "M",
            visibility: .onlyIf(.term(.init(field: "kind", .selected, "A"))))
        #expect(
            Self.selector(.term(.init(field: "middle", .notSelected, "M")), [middle])
                == ":not(:has([name=\"middle\"][value=\"M\"]:checked)):has([name=\"kind\"][value=\"A\"]:checked)")
        #expect(Self.css(.term(.init(field: "subject", .set))) == "")
    }

    @Test("moves only for those who like it, and makes no page wider")
    func animation() {
        let layout = FieldLayout(
            animation: Animation(effect: .fade, direction: .left, intensity: 25, delay: 50, duration: 1_500))
        let field = Field(
            attribute: .subject, control: .text(TextConstraints()), label: "Subject", layout: layout)
        #expect(
            FormStylesheet(Form(fields: [field])).css == """
                @media screen and (prefers-reduced-motion: no-preference) {
                  main, .docket { overflow-x: clip; }
                  .field[data-name="subject"]:not([data-seen]) { --strength: 0.25; --from: calc(3.0rem * -1 * var(--direction)) 0; animation: docket-fade 1.500s ease-out 0.050s both; }
                  @keyframes docket-fade { from { opacity: 0; translate: var(--from, 0 0); } }
                }

                """)
    }

    private static func css(_ animation: Animation) -> String {
        FormStylesheet(
            Form(fields: [
                Field(
                    attribute: .subject, control: .text(TextConstraints()), label: "S",
                    layout: FieldLayout(animation: animation))
            ])
        ).css
    }

    @Test("moves by a scroll the first time only, or every time, and never by the clock", arguments: [true, false])
    func scroll(repeats: Bool) {
        let css = Self.css(
            Animation(trigger: .scrollOut, effect: .slide, repeats: repeats, delay: 500, duration: 2_000))
        #expect(
            css.contains(
                """
                    .field[data-name="subject"]\(repeats ? "" : ":not([data-seen])"):not(:focus-within) { --strength: 0.5; \
                animation: docket-slide 1s linear reverse both; animation-duration: auto; animation-timeline: view(); \
                animation-range: exit 0% exit 100%; }
                """))
    }

    @Test("changes nothing under the pointer before the delay is over")
    func hover() {
        #expect(
            Self.css(Animation(trigger: .hover, effect: .fade, delay: 500)).contains(
                "> * { --strength: 0.5; animation: docket-fade 1.000s ease-out 0.500s; }"))
    }

    @Test(
        "turns about a corner, which is the other one on pages from right to left",
        arguments: [
            (Animation.Direction.topLeft, "calc(50% - 50% * var(--direction)) 0"),
            (.topRight, "calc(50% + 50% * var(--direction)) 0"),
            (.bottomLeft, "calc(50% - 50% * var(--direction)) 100%"),
            (.bottomRight, "calc(50% + 50% * var(--direction)) 100%"),
        ])
    func corners(direction: Animation.Direction, origin: String) {
        let css = Self.css(Animation(effect: .rotate, direction: direction))
        #expect(css.contains("transform-origin: \(origin); "))
        #expect(css.contains("rotate: calc(var(--strength) * -180deg * var(--direction));"))
    }

    @Test("has every effect, trigger and direction", arguments: Animation.Effect.allCases)
    func effects(effect: Animation.Effect) {
        let triggers = effect.isForAppearanceAlone ? [.appearance] : Animation.Trigger.allCases
        for trigger in triggers {
            for direction in Animation.Direction.allCases {
                let animation = Animation(
                    trigger: trigger, effect: effect, direction: direction, repeats: true, zone: 10...60)
                let field = Field(
                    attribute: .subject, control: .text(TextConstraints()), label: "S",
                    layout: FieldLayout(animation: animation))
                let css = FormStylesheet(Form(fields: [field])).css
                #expect(css.contains("@keyframes docket-\(effect.rawValue) {"))
                #expect(css.contains("animation: docket-\(effect.rawValue) "))
                #expect(css.contains("animation-range: entry 10% entry 60%") == (trigger == .scrollIn))
                #expect(css.contains("animation-range: exit 10% exit 60%") == (trigger == .scrollOut))
                #expect(css.contains(":is(:hover, :focus-within) > * {") == (trigger == .hover))
                #expect(css.count { $0 == "{" } == css.count { $0 == "}" })
            }
        }
    }
}
