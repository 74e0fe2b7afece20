import Testing

@testable import Forms

/// What the script says, with places for what only the answer shows.
struct ScriptMessageTests {
    static let number = field(.number(NumberConstraints(min: "1", max: "7.5", step: "0.5")))
    static let text = field(.text(TextConstraints(minLength: 2, maxLength: 3)))
    static let files = field(.file(FileConstraints(maxFiles: 2, maxSize: 1_000, accept: [".pdf"])))

    @Test(
        "Each code of each control has its words",
        arguments: [
            (text, .valueMissing, "Fill in “{label}”."),
            (field(.checkboxes([Option(value: "A")])), .valueMissing, "Tick at least one answer to “{label}”."),
            (field(.temporal(TemporalConstraints(.date))), .valueMissing, "Fill in “{label}”."),
            (files, .valueMissing, "Choose a file for “{label}”."),
            (number, .badInput, "Write “{label}” as a number in digits, such as 12 or 0.5."),
            (
                field(.temporal(TemporalConstraints(.date))), .badInput,
                "Write “{label}” as a date, such as 2026-12-24."
            ),
            (
                field(.temporal(TemporalConstraints(.datetime))), .badInput,
                "Write “{label}” as a date and time, such as 2026-12-24T18:00."
            ),
            (field(.temporal(TemporalConstraints(.time))), .badInput, "Write “{label}” as a time, such as 18:00."),
            (
                field(.email(TextConstraints(), multiple: true)), .typeMismatch,
                "Write “{label}” as email addresses with commas between them, such as name@example.com, other@example.com."
            ),
            (text, .patternMismatch, "“{label}” does not have the form that is asked for."),
            (field(.text(TextConstraints(patternMessage: "Two letters."))), .patternMismatch, "Two letters."),
            (text, .tooLong, "Shorten “{label}” to 3 characters or fewer. It has {length} now."),
            (text, .tooShort, "Write at least 2 characters for “{label}”. It has {length} now."),
            (number, .rangeUnderflow, "“{label}” must be 1 or more."),
            (number, .rangeOverflow, "“{label}” must be 7.5 or less."),
            (
                field(.temporal(TemporalConstraints(.date, min: "2026-02-01", max: "2026-02-02"))), .rangeUnderflow,
                "“{label}” must be 2026-02-01 or later."
            ),
            (
                field(.temporal(TemporalConstraints(.datetime, max: "2026-02-02T10:00"))), .rangeOverflow,
                "“{label}” must be 2026-02-02 10:00 or earlier."
            ),
            (number, .stepMismatch, "“{label}” must be {below} or {above}, the nearest values allowed."),
            (field(.number(NumberConstraints())), .stepMismatch, "“{label}” must be a whole number."),
            // A whole number would be none of the steps.
            (
                field(.number(NumberConstraints(min: "0.5"))), .stepMismatch,
                "“{label}” must be {below} or {above}, the nearest values allowed."
            ),
            (files, .tooManyFiles, "Choose 2 files at most for “{label}”. There are {count} now."),
            (files, .fileTooLarge, "Choose a smaller file for “{label}”. {files} has more than 1 kB."),
            (files, .fileType, "Choose another file for “{label}”. {files} is none of .pdf."),
        ] as [(Field, ErrorCode, String)])
    func patterns(field: Field, code: ErrorCode, text: String) {
        #expect(field.pattern(of: code, english) == text)
    }

    @Test("Files that are wrong have a text for each form of their number")
    func filePatterns() {
        let constraints = FileConstraints(maxFiles: 2, maxSize: 1_500_000, accept: [".pdf"])
        let field = field(.file(constraints), label: "{files}")
        #expect(
            field.filePatterns(.fileTooLarge, constraints, english) == [
                "one": "Choose a smaller file for “{label}”. {files} has more than 1.5 MB.",
                "other": "Choose smaller files for “{label}”. {count} files have more than 1.5 MB: {files}.",
            ])
        #expect(
            field.filePatterns(.fileType, constraints, english) == [
                "one": "Choose another file for “{label}”. {files} is none of .pdf.",
                "other": "Choose other files for “{label}”. {count} files are none of .pdf: {files}.",
            ])
    }

    @Test("Beyond the last step the last is told, where there is one")
    func lastStep() {
        #expect(Self.number.patternBeyondLastStep(english) == "“{label}” must be {max} or less.")
        let date = TemporalConstraints(.date, max: "2026-02-02", step: "7")
        #expect(field(.temporal(date)).patternBeyondLastStep(english) == "“{label}” must be {max} or earlier.")
        for control in [
            .number(NumberConstraints(max: "7.5")), .number(NumberConstraints(max: "7", step: nil)),
            .number(NumberConstraints(step: "0.5")),
            .temporal(TemporalConstraints(.date, max: "2026-02-02", step: "any")),
            .temporal(TemporalConstraints(.date)), .text(TextConstraints()),
        ] as [Control] {
            #expect(field(control).patternBeyondLastStep(english) == nil)
        }
    }

    @Test("Steps depend on the default only where there is no minimum")
    func stepBase() {
        #expect(field(.number(NumberConstraints()), default: "7").stepBase == "7")
        #expect(field(.number(NumberConstraints())).stepBase == "")
        #expect(field(.temporal(TemporalConstraints(.time)), default: "09:01").stepBase == "09:01")
        for control in [
            .number(NumberConstraints(min: "1")), .number(NumberConstraints(step: nil)), .text(TextConstraints()),
            .temporal(TemporalConstraints(.date, step: "any")),
            .temporal(TemporalConstraints(.date, min: "2026-01-01")),
        ] as [Control] {
            #expect(field(control, default: "7").stepBase == nil)
        }
    }
}
