import Testing

@testable import SiteSource

struct LanguageTagTests {
    @Test(
        "a tag has one way to be written",
        arguments: [
            ("it", "it"), ("IT", "it"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
            ("sr-latn", "sr-Latn"), ("tlh", "tlh"),
        ])
    func canonical(text: String, tag: String) {
        #expect(LanguageTag.canonical(text) == tag)
    }

    @Test(
        "what is no tag is none",
        arguments: [
            "", "i", "ital", "it-", "-it", "it_IT", "i1", "it-IT-x", "it-12", "it-Latn-", "it-ITA", "ıt", "it ",
        ])
    func refused(text: String) {
        #expect(LanguageTag.canonical(text) == nil)
    }

    @Test("texts are looked for under less and less exact tags")
    func fallbacks() {
        #expect(LanguageTag.fallbacks("zh-Hant-TW") == ["zh-Hant-TW", "zh-Hant", "zh"])
        #expect(LanguageTag.fallbacks("it") == ["it"])
    }

    @Test("a language is known by its name in English and by its own")
    func names() {
        #expect(
            LanguageTag.name("pt-BR") == "Portuguese (Brazil)" || LanguageTag.name("pt-BR") == "Brazilian Portuguese")
        #expect(LanguageTag.tag(named: "Italian") == "it")
        #expect(LanguageTag.tag(named: "deutsch") == "de")
        #expect(LanguageTag.tag(named: "Elvish tongue") == nil)
    }
}
