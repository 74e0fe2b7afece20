import Forms
import Testing

struct FieldValidityTests {
    static let textControls: [Control] = [
        .text(TextConstraints()), .email(TextConstraints()), .telephone(TextConstraints()), .url(TextConstraints()),
        longText,
    ]

    static let everyControl: [Control] =
        textControls + [
            .number(NumberConstraints()), .checkbox(value: "Yes"), .radio([Option(value: "A")]),
            .selection([Option(value: "A")]),
        ]

    @Test("A required field needs an answer, whatever its control", arguments: everyControl, [nil, ""])
    func required(control: Control, answer: String?) {
        #expect(field(control, required: true).code(answer) == .valueMissing)
        #expect(field(control).code(answer) == nil)
        #expect(field(control).stored(answer) == nil)
    }

    @Test("What is nothing after sanitising is missing", arguments: ["\n", "\r\n", "\r"])
    func lineEndsAlone(answer: String) {
        for control in [Control.text(TextConstraints()), .telephone(TextConstraints())] {
            #expect(field(control, required: true).code(answer) == .valueMissing)
        }
        #expect(field(longText, required: true).code(answer) == nil)
    }

    @Test("White space alone is an answer to a text, and none to an email or url", arguments: [" ", "\t", " \n "])
    func whiteSpace(answer: String) {
        #expect(field(.text(TextConstraints()), required: true).code(answer) == nil)
        #expect(field(.telephone(TextConstraints()), required: true).code(answer) == nil)
        #expect(field(longText, required: true).stored(answer) == answer)
        #expect(field(.email(TextConstraints()), required: true).code(answer) == .valueMissing)
        #expect(field(.url(TextConstraints()), required: true).code(answer) == .valueMissing)
        #expect(field(.number(NumberConstraints()), required: true).code(answer) == .badInput)
    }

    @Test(
        "Values are sanitised as HTML does before they are judged and stored",
        arguments: [
            (.text(TextConstraints()), " a\r\nb\n", " ab"),
            (.telephone(TextConstraints()), "+49\n 30 ", "+49 30 "),
            (.email(TextConstraints()), " \t\u{0C}a@b\r\n ", "a@b"),
            (.email(TextConstraints()), "a\n@b", "a@b"),
            (.url(TextConstraints()), " https://exa\r\nmple.com\t", "https://example.com"),
            (longText, " a\r\nb\r ", " a\nb\n "),
            (.number(NumberConstraints()), "-0", "-0"),
            (.number(NumberConstraints()), "1e3", "1e3"),
            (.text(TextConstraints()), "a\0b", "a\u{FFFD}b"),
        ] as [(Control, String, String)])
    func sanitises(control: Control, answer: String, stored: String) {
        #expect(isSame(field(control).stored(answer), stored))
    }

    @Test(
        "Lengths are counted in UTF-16 code units, with line ends as one",
        arguments: [
            ("abcd", 4), ("äöüß", 4), ("e\u{301}", 2), ("\u{E9}", 1), ("😀", 2), ("😀😀", 4), ("👩‍👩‍👧", 8), ("🇩🇪", 4),
            ("a\r\nb", 3), ("\r\n\r\n", 2), ("\r\r", 2), ("\0", 1), ("名前", 2), (" ", 1),
        ])
    func lengths(answer: String, length: Int) {
        let exactly = TextConstraints(minLength: length, maxLength: length)
        #expect(field(.longText(exactly, rows: 3)).code(answer) == nil)
        let shorter = TextConstraints(maxLength: length - 1)
        #expect(field(.longText(shorter, rows: 3)).code(answer) == .tooLong)
        let longer = TextConstraints(minLength: length + 1)
        #expect(field(.longText(longer, rows: 3)).code(answer) == .tooShort)
    }

    @Test("Every text control has its lengths, and a text of none is never too short")
    func lengthsOfEveryControl() {
        let lengths = TextConstraints(minLength: 8, maxLength: 10)
        let cases: [(Control, short: String, least: String, most: String, long: String)] = [
            (.text(lengths), "1234567", "12345678", "1234567890", "12345678901"),
            (.telephone(lengths), "1234567", "12345678", "1234567890", "12345678901"),
            (.longText(lengths, rows: 3), "1234567", "12345678", "1234567890", "12345678901"),
            (.email(lengths), "a@b.567", "a@b.5678", "a@b.567890", "a@b.5678901"),
            (.url(lengths), "a:34567", "a:345678", "a:34567890", "a:345678901"),
        ]
        for (control, short, least, most, long) in cases {
            #expect(field(control).code(short) == .tooShort)
            #expect(field(control).code(least) == nil)
            #expect(field(control).code(most) == nil)
            #expect(field(control).code(long) == .tooLong)
            #expect(field(control).code("") == nil)
        }
        // Counted after sanitising.
        #expect(field(.text(lengths)).code("1234567890\r\n") == nil)
        #expect(field(.email(lengths)).code("   a@b.567890   ") == nil)
    }

    @Test("A box stores its value when it is ticked, and takes no other", arguments: ["Yes", "I agree", "Déjà"])
    func checkbox(value: String) {
        let box = field(.checkbox(value: value))
        #expect(box.stored(value) == value)
        for answer in ["on", "true", value.lowercased(), value + " ", value.decomposed] where !isSame(answer, value) {
            #expect(box.code(answer) == .notAnOption)
        }
    }

    @Test("Only an option, code unit by code unit, is one", arguments: [true, false])
    func options(asRadio: Bool) {
        let options = ["Yes", "No", "007", "1.0", "null", "Caf\u{E9}", "K", "A & B", " x "].map { Option(value: $0) }
        let choice = field(asRadio ? .radio(options) : .selection(options))
        for option in options { #expect(isSame(choice.stored(option.value), option.value)) }
        for answer in ["yes", "7", "1", "Cafe\u{301}", "\u{212A}", "x", "Yes\n", "Yes,No", "\0"] {
            #expect(choice.code(answer) == .notAnOption)
        }
    }

    @Test("What counts is an option’s value and never its label")
    func optionLabels() {
        let choice = field(.selection([Option(value: "3", label: "Urgent", group: "High")]))
        #expect(choice.code("Urgent") == .notAnOption)
        #expect(choice.code("High") == .notAnOption)
        #expect(choice.stored("3") == "3")
    }

    @Test("A hidden field’s answer is its default, whatever the request says", arguments: [nil, "", "forged"])
    func hiddenInput(answer: String?) {
        let verdict = field(.hidden, default: "printer", required: true).verdict(on: answer)
        #expect(verdict.errors.isEmpty)
        #expect(verdict.answers.map(\.value) == ["printer"])
        #expect(verdict.answers.map(\.isConstant) == [true])
        #expect(field(.hidden).verdict(on: answer).answers.isEmpty)
    }

    @Test("Neither is a field that is never shown asked for, judged or overridden", arguments: everyControl)
    func hiddenVisibility(control: Control) {
        for answer in [nil, "", "forged", "A", "Yes"] {
            let constant = field(control, default: "from the schema", required: true, visibility: .hidden)
            #expect(constant.verdict(on: answer).answers.map(\.value) == ["from the schema"])
            #expect(constant.verdict(on: answer).answers.map(\.isConstant) == [true])
            let empty = field(control, required: true, visibility: .hidden)
            #expect(empty.verdict(on: answer).answers.isEmpty)
            #expect(empty.verdict(on: answer).errors.isEmpty)
        }
    }

    @Test("A shown field’s default is no answer: what was emptied stays empty")
    func defaultIsNoAnswer() {
        #expect(field(.text(TextConstraints()), default: "x").stored(nil) == nil)
        #expect(field(.text(TextConstraints()), default: "x", required: true).code("") == .valueMissing)
    }
}

extension String {
    /// Canonically equivalent, with other code units where there is an é or à.
    fileprivate var decomposed: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    switch scalar {
                    case "\u{E9}": ["e", "\u{301}"]
                    case "\u{E0}": ["a", "\u{300}"]
                    default: [scalar]
                    }
                }))
    }
}
