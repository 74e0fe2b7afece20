import Testing

@testable import Forms

struct FieldLimitsTests {
    @Test(
        "Limits are said before anybody writes, in singular and plural",
        arguments: [
            (.text(TextConstraints()), nil),
            (.text(TextConstraints(minLength: 1)), nil),
            (.text(TextConstraints(maxLength: 1)), "At most one character."),
            (.email(TextConstraints(maxLength: 200)), "At most 200 characters."),
            (.telephone(TextConstraints(minLength: 5)), "At least 5 characters."),
            (.url(TextConstraints(minLength: 1, maxLength: 50)), "At most 50 characters."),
            (.longText(TextConstraints(minLength: 10, maxLength: 50), rows: 3), "10 to 50 characters."),
            (.number(NumberConstraints()), nil),
            (.number(NumberConstraints(min: "0.50", step: nil)), "0.50 or more."),
            (.number(NumberConstraints(max: "9")), "9 or less."),
            (.number(NumberConstraints(min: "-1", max: "9")), "From -1 to 9."),
            (.number(NumberConstraints(min: "0", max: "12500", step: "5")), "From 0 to 12,500. In steps of 5."),
            (.number(NumberConstraints(min: "1", step: "5")), "1 or more. In steps of 5, counted from 1."),
            (.number(NumberConstraints(min: "1", step: "1.0")), "1 or more."),
            (.number(NumberConstraints(min: "0.5")), "0.5 or more. In steps of 1, counted from 0.5."),
            (.number(NumberConstraints(max: "1e3", step: "0.25")), "1e3 or less. In steps of 0.25."),
            (.number(NumberConstraints(step: "1500")), "In steps of 1,500."),
            (.number(NumberConstraints(step: "-3")), nil), (.number(NumberConstraints(step: nil)), nil),
            (.text(TextConstraints(maxLength: 2_000)), "At most 2,000 characters."),
            (.text(TextConstraints(minLength: 1_000)), "At least 1,000 characters."),
            (.text(TextConstraints(minLength: 1_000, maxLength: 2_000)), "1,000 to 2,000 characters."),
            (.temporal(TemporalConstraints(.time, min: "22:00", max: "06:00")), "From 22:00 to 06:00, over midnight."),
            (.temporal(TemporalConstraints(.date)), nil),
            (.temporal(TemporalConstraints(.date, min: "2026-02-01")), "2026-02-01 or later."),
            (.temporal(TemporalConstraints(.datetime, max: "2026-02-01T10:00")), "2026-02-01 10:00 or earlier."),
            (.temporal(TemporalConstraints(.time, min: "09:00", max: "17:00")), "From 09:00 to 17:00."),
            (.temporal(TemporalConstraints(.time, min: "09:00:30")), "09:00:30 or later."),
            (
                .file(FileConstraints(maxFiles: 3, maxSize: 5_000_000, accept: ["image/*", ".pdf"])),
                "Up to 3 files of at most 5 MB each: images or .pdf."
            ),
            (.checkbox(value: "Yes"), nil), (.checkboxes([Option(value: "A")]), nil),
            (.radio([Option(value: "A")]), nil), (.selection([Option(value: "A")]), nil), (.hidden, nil),
        ] as [(Control, String?)])
    func limits(control: Control, sentence: String?) {
        #expect(field(control).limits(english) == sentence)
    }

    @Test("Steps are counted from the default where there is no minimum")
    func stepsFromDefault() {
        let number = Control.number(NumberConstraints(step: "5"))
        #expect(field(number, default: "2").limits(english) == "In steps of 5, counted from 2.")
        #expect(field(number, default: "10").limits(english) == "In steps of 5.")
    }

    @Test("What all files may have together is said where the fields would let more through, and only there")
    func filesTogether() {
        func limit(_ files: [FileConstraints], _ limit: Int) -> String? {
            Form(fields: files.map { field(.file($0)) }).limitOfFiles(limit, english)
        }
        let three = FileConstraints(maxFiles: 3, maxSize: 500)
        #expect(limit([], 1) == nil)
        #expect(limit([three], 1_500) == nil)
        #expect(limit([three], 1_499) == "All files of the form together may have at most 1,499 B.")
        #expect(limit([three, FileConstraints(maxSize: 1)], 1_501) == nil)
        #expect(
            limit([three, FileConstraints(maxSize: 1)], 1_500)
                == "All files of the form together may have at most 1.5 kB.")
        #expect(limit([FileConstraints(maxFiles: 20, maxSize: .max)], .max) == nil)
    }
}
