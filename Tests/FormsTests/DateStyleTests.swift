import Forms
import Testing

struct DateStyleTests {
    private func style(_ pattern: String) -> DateStyle {
        DateStyle(
            datePattern: pattern, timePattern: pattern, dateTimePattern: pattern,
            months: (1...12).map { "month\($0)" }, dayPeriods: ["am", "pm"])
    }

    @Test(
        "Each letter of a pattern is its part of the day",
        arguments: [
            ("d MMMM y", "9 month3 0987"), ("dd.MM.y", "09.03.0987"), ("M/d", "3/9"), ("LLLL", "month3"),
            ("d 'de' MMMM", "9 de month3"), ("''d''", "'9'"), ("d 'open", "9 open"),
            ("y年M月d日", "0987年3月9日"), ("d Q", "9 Q"), ("", ""),
        ])
    func dates(pattern: String, shown: String) {
        #expect(style(pattern).date(year: 987, month: 3, day: 9) == shown)
    }

    @Test(
        "Hours are counted as the pattern counts them",
        arguments: [
            ("HH:mm", ["00:07", "09:07", "12:07", "23:07"]), ("H:m", ["0:7", "9:7", "12:7", "23:7"]),
            ("h:mm a", ["12:07 am", "9:07 am", "12:07 pm", "11:07 pm"]),
            ("KK:mm a", ["00:07 am", "09:07 am", "00:07 pm", "11:07 pm"]),
            ("k:mm", ["24:07", "9:07", "12:07", "23:07"]),
        ])
    func times(pattern: String, shown: [String]) {
        #expect([0, 9, 12, 23].map { style(pattern).time(hour: $0, minute: 7) } == shown)
    }

    @Test("Without words a month is its number and there is no word for the half of the day")
    func wordless() {
        #expect(DateStyle.iso.dateTime(year: 2026, month: 12, day: 4, hour: 9, minute: 5) == "2026-12-04 09:05")
        let bare = DateStyle(
            datePattern: "MMMM", timePattern: "h a", dateTimePattern: "", months: [], dayPeriods: [])
        #expect(bare.date(year: 1, month: 2, day: 3) == "02")
        #expect(bare.time(hour: 13, minute: 0) == "1 a")
    }
}
