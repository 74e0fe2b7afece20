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
            (.number(NumberConstraints(min: "0.50")), "0.50 or more."),
            (.number(NumberConstraints(max: "9")), "9 or less."),
            (.number(NumberConstraints(min: "-1", max: "9")), "From -1 to 9."),
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
}
