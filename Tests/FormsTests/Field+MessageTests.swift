import Forms
import Testing

struct FieldMessageTests {
    @Test(
        "A missing answer is asked for in the words of its control",
        arguments: [
            (.text(TextConstraints()), "Fill in “Answer”."),
            (.email(TextConstraints()), "Fill in “Answer”."),
            (.telephone(TextConstraints()), "Fill in “Answer”."),
            (.url(TextConstraints()), "Fill in “Answer”."),
            (longText, "Fill in “Answer”."),
            (.number(NumberConstraints()), "Fill in “Answer”."),
            (.checkbox(value: "Yes"), "Tick “Answer” to go on."),
            (.radio([Option(value: "A")]), "Choose an answer to “Answer”."),
            (.selection([Option(value: "A")]), "Choose an answer to “Answer”."),
        ] as [(Control, String)])
    func missing(control: Control, message: String) {
        #expect(field(control, required: true).message(nil) == message)
    }

    @Test(
        "An answer of the wrong type is explained with an example",
        arguments: [
            (
                .email(TextConstraints()), "nobody",
                "Write “Answer” as one email address, such as name@example.com."
            ),
            (
                .url(TextConstraints()), "example.com",
                "Write “Answer” as a full web address, such as https://example.com."
            ),
            (.number(NumberConstraints()), "twelve", "Write “Answer” as a number in digits, such as 12 or 0.5."),
            (.checkbox(value: "Yes"), "No", "Choose one of the answers offered for “Answer”."),
            (.radio([Option(value: "A")]), "B", "Choose one of the answers offered for “Answer”."),
            (.selection([Option(value: "A")]), "B", "Choose one of the answers offered for “Answer”."),
        ] as [(Control, String, String)])
    func wrongType(control: Control, answer: String, message: String) {
        #expect(field(control).message(answer) == message)
    }

    @Test(
        "A length is said with the limit and what the answer has now, in singular and plural",
        arguments: [
            (nil, 1, "ab", "Shorten “Answer” to one character. It has 2 now."),
            (nil, 2, "abc", "Shorten “Answer” to 2 characters or fewer. It has 3 now."),
            (nil, 3, "😀😀", "Shorten “Answer” to 3 characters or fewer. It has 4 now."),
            (nil, 2, "a\r\nb", "Shorten “Answer” to 2 characters or fewer. It has 3 now."),
            (2, nil, "a", "Write at least 2 characters for “Answer”. It has 1 now."),
            (10, 20, "abc", "Write at least 10 characters for “Answer”. It has 3 now."),
        ] as [(Int?, Int?, String, String)])
    func lengths(minLength: Int?, maxLength: Int?, answer: String, message: String) {
        let lengths = TextConstraints(minLength: minLength, maxLength: maxLength)
        #expect(field(.longText(lengths, rows: 3)).message(answer) == message)
    }

    @Test("At least one character is said so, although no answer can have fewer")
    func tooShortForOne() {
        let text = field(.text(TextConstraints(minLength: 1)))
        #expect(text.message(.tooShort, value: "", english) == "Write at least one character for “Answer”.")
    }

    @Test(
        "A range is said with its end as the schema writes it",
        arguments: [
            ("-1.50", nil, "-2", "“Answer” must be -1.50 or more."),
            ("1e3", nil, "2", "“Answer” must be 1e3 or more."),
            (nil, "0.10", "1", "“Answer” must be 0.10 or less."),
            ("1", "6", "7", "“Answer” must be 6 or less."),
        ] as [(String?, String?, String, String)])
    func ranges(min: String?, max: String?, answer: String, message: String) {
        #expect(field(.number(NumberConstraints(min: min, max: max, step: nil))).message(answer) == message)
    }

    @Test(
        "An answer between two steps is told the nearest two",
        arguments: [
            ("5", "7", "“Answer” must be 5 or 10, the nearest values allowed."),
            ("5", "-7", "“Answer” must be -10 or -5, the nearest values allowed."),
            ("5", "-2", "“Answer” must be -5 or 0, the nearest values allowed."),
            ("0.5", "0.7", "“Answer” must be 0.5 or 1, the nearest values allowed."),
            ("0.1", "0.25", "“Answer” must be 0.2 or 0.3, the nearest values allowed."),
            ("0.1", "-0.25", "“Answer” must be -0.3 or -0.2, the nearest values allowed."),
            ("0.01", "4194304.015", "“Answer” must be 4,194,304.01 or 4,194,304.02, the nearest values allowed."),
            ("1e-8", "0.000000015", "“Answer” must be 0.00000001 or 0.00000002, the nearest values allowed."),
            (
                "1e15", "1.5e15",
                "“Answer” must be 1,000,000,000,000,000 or 2,000,000,000,000,000, the nearest values allowed."
            ),
            ("1e30", "1.5e30", "“Answer” must be 1e30 or 2e30, the nearest values allowed."),
        ])
    func steps(step: String, answer: String, message: String) {
        #expect(field(.number(NumberConstraints(step: step))).message(answer) == message)
    }

    @Test(
        "Steps of 1 are whole numbers, unless they begin at a fraction",
        arguments: [
            (nil, "1.5", "“Answer” must be a whole number."),
            ("-3", "-1.5", "“Answer” must be a whole number."),
            ("0.5", "2", "“Answer” must be 1.5 or 2.5, the nearest values allowed."),
        ] as [(String?, String, String)])
    func wholeNumbers(min: String?, answer: String, message: String) {
        #expect(field(.number(NumberConstraints(min: min))).message(answer) == message)
    }

    @Test("A step beyond the maximum is not proposed")
    func lastStep() {
        let number = field(.number(NumberConstraints(min: "0", max: "10", step: "3")))
        #expect(number.message("8") == "“Answer” must be 6 or 9, the nearest values allowed.")
        #expect(number.code("9.5") == .stepMismatch)
        #expect(number.message("9.5") == "“Answer” must be 9 or less.")
    }

    @Test("Steps are told from the default where there is no minimum")
    func stepsFromDefault() {
        let number = field(.number(NumberConstraints(step: "10")), default: "5")
        #expect(number.message("10") == "“Answer” must be 5 or 15, the nearest values allowed.")
    }

    @Test(
        "Braces in a label or an answer are said as they are",
        arguments: ["{label}", "{limit} {length}", "{{label}}", "{", "}"])
    func braces(text: String) {
        let lengths = TextConstraints(maxLength: 0)
        #expect(field(.text(TextConstraints()), label: text, required: true).message(nil) == "Fill in “\(text)”.")
        #expect(
            field(.text(lengths), label: text).message(text)
                == "Shorten “\(text)” to 0 characters or fewer. It has \(text.utf16.count) now.")
        let limits = NumberConstraints(min: "{label}", max: "1", step: nil)
        #expect(
            field(.number(limits), label: text).message(.rangeUnderflow, value: "0", english)
                == "“\(text)” must be {label} or more.")
    }
}
