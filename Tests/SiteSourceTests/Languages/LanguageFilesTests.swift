import Diagnostics
import Forms
import Testing

@testable import SiteSource

@Suite("The files of messages that come with Docket")
struct LanguageFilesTests {
    static let languages = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt"]

    private static func messages(_ language: String) throws -> Messages {
        try Messages.read("\(Repository.root)/templates/messages/\(language).yaml")
    }

    @Test("each is read without a problem and has every text", arguments: languages)
    func complete(language: String) throws {
        let messages = try Self.messages(language)
        let categories = PluralRules.cldr(language).categories
        let keys = Messages.Key.allCases.flatMap { key in
            key.countPlace == nil ? [key.rawValue] : categories.map { "\(key.rawValue).\($0.rawValue)" }
        }
        #expect(Set(messages.texts.keys) == Set(keys))
        #expect(messages.direction == (language == "ar" ? "rtl" : "ltr"))
    }

    @Test("no text but a mark, a separator or a word that both share is still English", arguments: languages)
    func translated(language: String) throws {
        guard language != "en" else { return }
        let english = try Self.messages("en")
        let texts = try Self.messages(language)
        let same = texts.texts.filter { english.texts[$0.key] == $0.value }.keys
        let shared: Set = [
            "required_mark", "list_comma", "error_prefix", "privacy_title", "ticket_files", "file_unnamed",
            "file_quoted",
            "file_type_images", "file_type_videos", "home", "contact", "pages", "condition_or", "list_or",
            "default_email",
            "articles", "article_count.one", "article_count.other", "callout_important", "callout_tip",
        ]
        #expect(Set(same).subtracting(shared) == [])
    }

    @Test(
        "each has the plural categories of CLDR",
        arguments: [
            ("ar", "zero one two few many other"), ("de", "one other"), ("en", "one other"), ("es", "one many other"),
            ("fr", "one many other"), ("it", "one many other"), ("ja", "other"), ("nl", "one other"),
            ("pl", "one few many other"), ("pt", "one many other"), ("ru", "one few many other"), ("xx", "other"),
        ])
    func categories(language: String, names: String) {
        #expect(PluralRules.cldr(language).categories.map(\.rawValue).joined(separator: " ") == names)
    }

    @Test(
        "the table gives every number the category that ICU gives it",
        arguments: languages + ["cs", "cy", "ga", "he", "lt", "lv", "mt", "ro", "ru", "sl", "uk"])
    func plurals(language: String) {
        let rules = PluralRules.cldr(language).rules
        let icu = ICUPluralRules(language)
        let numbers = Array(0...2_500) + stride(from: 2_501, through: 2_000_000, by: 997) + [1_000_000, 2_000_000]
        let wrong = numbers.filter { rules.category(of: $0) != icu.category(of: $0) }
        #expect(wrong.isEmpty)
    }

    @Test(
        "numbers are written as the language writes them",
        arguments: [
            ("ar", "1,234", "12,345,678.5"), ("de", "1.234", "12.345.678,5"), ("en", "1,234", "12,345,678.5"),
            ("es", "1234", "12.345.678,5"), ("fr", "1\u{202F}234", "12\u{202F}345\u{202F}678,5"),
            ("it", "1234", "12.345.678,5"), ("ja", "1,234", "12,345,678.5"), ("nl", "1.234", "12.345.678,5"),
            ("pl", "1234", "12\u{A0}345\u{A0}678,5"), ("pt", "1.234", "12.345.678,5"),
            ("hi", "1,234", "1,23,45,678.5"), ("xx", "1234", "12345678.5"),
        ])
    func numbers(language: String, short: String, long: String) {
        let style = NumberStyle.cldr(language)
        #expect(style.shown(1_234) == short)
        #expect(style.shown("12345678.5") == long)
    }

    @Test(
        "days and times are written as the language writes them",
        arguments: [
            ("ar", "24 ديسمبر، 2026", "2:05\u{A0}م", "24 ديسمبر، 2026، 2:05\u{A0}م"),
            ("de", "24. Dezember 2026", "14:05", "24. Dezember 2026 um 14:05"),
            ("en", "24 December 2026", "14:05", "24 December 2026 at 14:05"),
            ("es", "24 de diciembre de 2026", "14:05", "24 de diciembre de 2026, 14:05"),
            ("fr", "24 décembre 2026", "14:05", "24 décembre 2026 à 14:05"),
            ("it", "24 dicembre 2026", "14:05", "24 dicembre 2026 alle ore 14:05"),
            ("ja", "2026年12月24日", "14:05", "2026年12月24日 14:05"),
            ("nl", "24 december 2026", "14:05", "24 december 2026 om 14:05"),
            ("pl", "24 grudnia 2026", "14:05", "24 grudnia 2026 o 14:05"),
            ("pt", "24 de dezembro de 2026", "14:05", "24 de dezembro de 2026 às 14:05"),
            ("en-US", "December 24, 2026", "2:05\u{202F}PM", "December 24, 2026 at 2:05\u{202F}PM"),
        ])
    func dates(language: String, date: String, time: String, both: String) {
        let style = DateStyle.cldr(language)
        #expect(style.date(year: 2026, month: 12, day: 24) == date)
        #expect(style.time(hour: 14, minute: 5) == time)
        #expect(style.dateTime(year: 2026, month: 12, day: 24, hour: 14, minute: 5) == both)
    }
}
