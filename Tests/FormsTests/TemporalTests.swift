import Testing

@testable import Forms

struct TemporalTests {
    static let day = 86_400_000

    @Test(
        "Dates are days of the Gregorian calendar, from year 1 to the last that JavaScript knows",
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-02-29", 19_782),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("10000-01-01", 2_932_897),
            ("275760-09-13", 100_000_000),
        ])
    func dates(text: String, days: Int) {
        #expect(TemporalKind.date.parse(text) == days * Self.day)
        #expect(TemporalKind.date.text(days * Self.day) == text)
    }

    @Test("Before a year there may be any number of zeros, as browsers take them")
    func zerosBeforeTheYear() {
        // Found by comparing with Chromium; at most six digits were read.
        for text in ["2026-01-01", "02026-01-01", "0002026-01-01", "000000000000000000002026-01-01"] {
            #expect(TemporalKind.date.parse(text) == TemporalKind.date.parse("2026-01-01"), "\(text)")
        }
        #expect(TemporalKind.datetime.parse("0002026-01-01T00:00") == TemporalKind.date.parse("2026-01-01"))
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", " ", "2026-02-29", "1900-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-00-01", "2026-13-01",
            "2026-01-00", "2026-01-32", "0000-01-01", "00000-01-01", "999-01-01", "275760-09-14", "275761-01-01",
            "99999999999999999999-01-01", "2026-1-1", "20260101", "2026-01-01 ", " 2026-01-01", "2026-01-01T10:00",
            "-2026-01-01", "+2026-01-01", "2026/01/01", "01.01.2026", "２０２６-01-01", "٢٠٢٦-٠١-٠١", "2026-W01", "2026-01",
            "today",
        ])
    func noDates(text: String) {
        #expect(TemporalKind.date.parse(text) == nil)
    }

    @Test(
        "Times have hours and minutes, and may have seconds and up to three digits of a fraction",
        arguments: [
            ("00:00", 0), ("23:59", 86_340_000), ("12:30", 45_000_000), ("12:30:15", 45_015_000),
            ("12:30:15.5", 45_015_500), ("12:30:15.05", 45_015_050), ("12:30:15.005", 45_015_005),
            ("23:59:59.999", 86_399_999),
        ])
    func times(text: String, milliseconds: Int) {
        #expect(TemporalKind.time.parse(text) == milliseconds)
        #expect(TemporalKind.time.text(milliseconds) == text)
    }

    @Test(
        "The shortest text of a time is written, whichever was read",
        arguments: [
            ("10:00:00", "10:00"), ("10:00:00.000", "10:00"), ("10:00:00.500", "10:00:00.5"),
            ("10:00:30.00", "10:00:30"),
        ])
    func shortest(text: String, written: String) {
        #expect(TemporalKind.time.parse(text).map(TemporalKind.time.text) == written)
    }

    @Test(
        "What is no time is none",
        arguments: [
            "", "24:00", "23:60", "12:30:60", "1:30", "12:3", "12:30:", "12:30:5", "12:30:15.", "12:30:15.1234",
            "12:30:15,5",
            "12.30", "1230", "12:30 ", "12:30 PM", "12:30Z", "-12:30", "１２:30", "12：30",
        ])
    func noTimes(text: String) {
        #expect(TemporalKind.time.parse(text) == nil)
    }

    @Test("A date and a time have a T or a space between them, and are stored with the T")
    func datetimes() {
        let expected = 1_798_106_400_000
        #expect(TemporalKind.datetime.parse("2026-12-24T10:00") == expected)
        #expect(TemporalKind.datetime.parse("2026-12-24 10:00") == expected)
        #expect(TemporalKind.datetime.text(expected) == "2026-12-24T10:00")
        #expect(TemporalKind.datetime.text(-1) == "1969-12-31T23:59:59.999")
        let field = field(.temporal(TemporalConstraints(.datetime)))
        #expect(field.stored("2026-12-24 10:00") == "2026-12-24T10:00")
        #expect(field.stored("2026-12-24T10:00:00.000") == "2026-12-24T10:00:00.000")
        for text in [
            "2026-12-24", "10:00", "2026-12-24t10:00", "2026-12-24  10:00", "2026-12-24T10:00Z", "275760-09-13T00:01",
        ] {
            #expect(field.code(text) == .badInput, "\(text)")
        }
        #expect(field.code("275760-09-13T00:00") == nil)
    }

    @Test("A range has both its ends, and nothing beyond them", arguments: TemporalKind.allCases)
    func ranges(kind: TemporalKind) {
        let (before, low, high, after) =
            switch kind {
            case .date: ("2026-02-01", "2026-02-02", "2026-02-10", "2026-02-11")
            case .datetime:
                ("2026-02-01T23:59:59.999", "2026-02-02T00:00", "2026-02-10T12:00", "2026-02-10T12:00:00.001")
            case .time: ("08:59:59.999", "09:00", "17:00", "17:00:00.001")
            }
        let range = field(.temporal(TemporalConstraints(kind, min: low, max: high, step: "any")))
        #expect(range.code(before) == .rangeUnderflow)
        #expect(range.code(low) == nil)
        #expect(range.code(high) == nil)
        #expect(range.code(after) == .rangeOverflow)
    }

    @Test("A time whose end is before its beginning runs over midnight")
    func reversed() {
        let night = field(.temporal(TemporalConstraints(.time, min: "22:00", max: "06:00")))
        for time in ["22:00", "23:59", "00:00", "05:59", "06:00"] { #expect(night.code(time) == nil, "\(time)") }
        for time in ["06:01", "12:00", "21:59"] { #expect(night.code(time) == .rangeUnderflow, "\(time)") }
        #expect(night.message("12:00") == "“Answer” must be 22:00 or later, or 06:00 or earlier.")
        #expect(night.limits(english) == "From 22:00 to 06:00, over midnight.")
        #expect(!TemporalConstraints(.date, min: "2026-02-02", max: "2026-02-01").isReversed)
        #expect(!TemporalConstraints(.time, min: "06:00", max: "06:00").isReversed)
    }

    @Test("Steps begin at the minimum, else at the default, else at 1970 or midnight")
    func steps() {
        func code(_ text: String, _ constraints: TemporalConstraints, default defaultValue: String? = nil) -> ErrorCode?
        {
            field(.temporal(constraints), default: defaultValue).code(text)
        }
        let weeks = TemporalConstraints(.date, min: "2026-02-02", step: "7")
        #expect(code("2026-02-09", weeks) == nil)
        #expect(code("2026-02-10", weeks) == .stepMismatch)
        #expect(code("2026-02-09", TemporalConstraints(.date, step: "7"), default: "2026-02-02") == nil)
        #expect(code("1970-01-08", TemporalConstraints(.date, step: "7"), default: "today") == nil)
        #expect(code("1969-12-25", TemporalConstraints(.date, step: "7")) == nil)
        #expect(code("1969-12-26", TemporalConstraints(.date, step: "7")) == .stepMismatch)
        let quarters = TemporalConstraints(.time, step: "900")
        #expect(code("09:15", quarters) == nil)
        #expect(code("09:16", quarters) == .stepMismatch)
        #expect(code("09:16", TemporalConstraints(.time, step: "900"), default: "09:01") == nil)
        // Without a step a time has whole minutes.
        #expect(code("09:00:30", TemporalConstraints(.time)) == .stepMismatch)
        #expect(code("09:00:30", TemporalConstraints(.time, step: "any")) == nil)
        #expect(code("09:00:00.5", TemporalConstraints(.time, step: "0.5")) == nil)
        #expect(code("09:00:00.25", TemporalConstraints(.time, step: "0.5")) == .stepMismatch)
    }

    @Test("The nearest on the steps are told, and nothing beyond the end")
    func neighbours() {
        let quarters = field(.temporal(TemporalConstraints(.time, min: "09:00", max: "17:05", step: "900")))
        #expect(quarters.message("09:20") == "“Answer” must be 09:15 or 09:30, the nearest values allowed.")
        #expect(quarters.message("17:02") == "“Answer” must be 17:00 or earlier.")
        let weeks = field(.temporal(TemporalConstraints(.date, step: "7")))
        #expect(
            weeks.message("1969-12-26") == "“Answer” must be 1969-12-25 or 1970-01-01, the nearest values allowed.")
    }
}
