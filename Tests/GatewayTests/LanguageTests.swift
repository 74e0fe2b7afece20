import Exchange
import Forms
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("Answers in the page’s language")
struct LanguageTests {
    private static let files = [
        "site.yaml": """
        name: { en: Help, it: Aiuto, ar: مساعدة }
        url: https://help.example.com/
        languages: [en, it, ar]
        time_zone: Europe/Rome
        """,
        "teams/care/team.yaml": """
        name: { en: Care, it: Assistenza, ar: الرعاية }
        published: true
        form:
          published: true
          title: { en: How can we help?, it: Come possiamo aiutare?, ar: كيف نساعدك؟ }
          fields:
            - { type: customer_name, label: { en: Your name, it: Il tuo nome, ar: اسمك }, required: true }
            - { type: description, label: { en: What?, it: Cosa?, ar: ماذا؟ }, max_length: 3 }
        """,
        "teams/closed/team.yaml": "name: 1\npublished: true\n",
    ]

    private let fixture: GatewayFixture

    init() throws { fixture = try GatewayFixture(Self.files) }

    @Test("A mistake in an Italian form is told in Italian, on an Italian page")
    func italian() async {
        let response = await fixture.post("_language=it&description=troppo")
        #expect(response.head.status == .unprocessableContent)
        #expect(response.text.contains("<html lang=\"it\" dir=\"ltr\""))
        #expect(response.text.contains("<title>Errore: Come possiamo aiutare? – Aiuto</title>"))
        #expect(response.text.contains("Compilare «Il tuo nome»."))
        #expect(response.text.contains("Accorciare «Cosa?» a 3 caratteri o meno. Ora ne ha 6."))
        #expect(response.text.contains("<input type=\"hidden\" name=\"_language\" value=\"it\">"))
        #expect(response.text.contains("action=\"/cgi-bin/docket-cgi/forms/care?_language=it\""))
        #expect(response.text.contains("href=\"/it/care/\""))
        #expect(!response.text.contains("class=\"languages\""))
    }

    @Test("A mistake in an Arabic form is told in Arabic, on a page from right to left")
    func arabic() async {
        let response = await fixture.post("_language=ar&description=طويل")
        #expect(response.text.contains("<html lang=\"ar\" dir=\"rtl\""))
        #expect(response.text.contains("يُرجى ملء الحقل «اسمك»."))
        #expect(response.text.contains("يُرجى اختصار «ماذا؟» إلى 3 أحرف على الأكثر. طوله الآن 4."))
    }

    @Test("JSON is in the language too")
    func json() async {
        let response = await fixture.post("_language=it", accept: "application/json")
        #expect(response.json["title"] as? String == "C’è un problema")
        #expect(response.json["detail"] as? String == "Compilare «Il tuo nome».")
    }

    @Test(
        "The page says which language it is; only where it says nothing the browser does",
        arguments: [
            ("", "_language=it", "", "it"), ("", "_language=xx", "it", "en"), ("", "_language=", "it", "en"),
            ("_language=it", "", "ar", "it"), ("_language=it", "_language=ar", "en", "ar"),
            ("_language=xx", "", "it", "en"), ("", "", "it-CH, it;q=0.9, en;q=0.8", "it"), ("", "", "de, ja", "en"),
            ("", "", "", "en"), ("", "", "en;q=0.3, ar;q=0.7", "ar"), ("a=b&_language=ar", "", "", "ar"),
        ])
    func choice(query: String, body: String, accepted: String, language: String) async {
        let response = await fixture.send(
            .post, "/forms/care", body.isEmpty ? [] : [Array(body.utf8)], type: "application/x-www-form-urlencoded",
            fields: accepted.isEmpty ? [] : [("Accept-Language", accepted)], query: query)
        #expect(response.text.contains("<html lang=\"\(language)\""))
        #expect(response.head.headerFields[.vary] == "Accept, Accept-Language")
    }

    @Test("A form that is asked for comes in the language that is asked for")
    func form() async {
        let response = await fixture.send(.get, "/forms/care", query: "_language=it")
        #expect(response.head.status == .ok)
        #expect(response.text.contains("<h1>Come possiamo aiutare?</h1>"))
    }

    @Test(
        "Every answer that is no form is in the language as well",
        arguments: [
            ("GET", "/nowhere", 404, "Pagina non trovata"), ("GET", "/forms/nobody", 404, "Pagina non trovata"),
            ("POST", "/forms/closed", 410, "Chiuso al momento"),
            ("DELETE", "/forms/care", 405, "Questo indirizzo non funziona così"),
            ("GET", "/tickets/nothing", 404, "Richiesta non trovata"),
            ("GET", "/tickets/\(String(repeating: "A", count: 24))/files/1", 404, "Richiesta non trovata"),
        ])
    func messages(method: String, path: String, status: Int, title: String) async throws {
        let method = try #require(HTTPRequest.Method(rawValue: method))
        let response = await fixture.send(method, path, query: "_language=it")
        #expect(response.head.status.code == status)
        #expect(response.text.contains("<h1>\(title)</h1>"))
        #expect(response.text.contains("href=\"/it/\""))
        let browsers = await fixture.send(method, path, fields: [("Accept-Language", "it")])
        #expect(browsers.text.contains("<h1>\(title)</h1>"))
    }

    @Test("A body that cannot be read is answered in the language of the form’s address")
    func unreadable() async {
        let large = await fixture.send(
            .post, "/forms/care", [], type: "application/x-www-form-urlencoded", announced: 3_000_000,
            query: "_language=it")
        #expect(large.head.status == .contentTooLarge)
        #expect(large.text.contains("Tutte le risposte insieme possono avere al massimo 2 MB."))
        let other = await fixture.send(
            .post, "/forms/care", [Array("x".utf8)], type: "text/plain", query: "_language=it")
        #expect(other.text.contains("<h1>Questo non è un modulo</h1>"))
    }

    @Test(
        "A ticket’s page is in the language of its form, with the time of the site’s zone, until its customer chooses another"
    )
    func ticket() async throws {
        let response = await fixture.post("_language=it&customer_name=Ada")
        #expect(response.head.status == .seeOther)
        let ticket = try fixture.onlyTicket
        #expect(ticket.language == "it")
        #expect(ticket.answers.map(\.label) == ["Il tuo nome"])
        let path = "/tickets/\(ticket.token)"
        let page = await fixture.send(.get, path, fields: [("Accept-Language", "ar")])
        #expect(page.text.contains("<html lang=\"it\" dir=\"ltr\""))
        #expect(page.text.contains("<h1>Richiesta 1</h1>"))
        #expect(page.text.contains(">31 gennaio 2026 alle ore 10:05</time>"))
        #expect(page.text.contains("href=\"/cgi-bin/docket-cgi\(path)?_language=ar\" hreflang=\"ar\""))
        let arabic = await fixture.send(.get, path, query: "_language=ar")
        #expect(arabic.text.contains("<html lang=\"ar\" dir=\"rtl\""))
        #expect(arabic.text.contains(">31 يناير، 2026، 10:05\u{A0}ص</time>"))
    }

    @Test("A site of one language says nothing of languages")
    func one() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(
            .get, "/forms/care", fields: [("Accept-Language", "it")], query: "_language=it")
        #expect(response.head.headerFields[.vary] == "Accept")
        #expect(response.text.contains("<html lang=\"en\""))
        #expect(!response.text.contains("_language"))
        _ = await fixture.post(GatewayFixture.valid + "&_language=it")
        #expect(try fixture.onlyTicket.language == "en")
    }

    @Test("Who is answered in the default language makes nobody read the others")
    func filesRead() async throws {
        let bundle = "\(fixture.site.home)/bundle"
        for file in ["editions/it", "forms/care.it", "editions/ar", "forms/care.ar"] {
            try Data("damage".utf8).write(to: URL(fileURLWithPath: "\(bundle)/\(file)"))
        }
        #expect(await fixture.post("_language=en").head.status == .unprocessableContent)
        #expect(await fixture.send(.get, "/nowhere").head.status == .notFound)
        #expect(await fixture.post("_language=it").head.status == .serviceUnavailable)
        #expect(fixture.log.lines.allSatisfy { $0.hasSuffix("is damaged. Build the site again.") })
    }
}

struct LanguagePreferenceTests {
    @Test(
        "Accept-Language is matched by lookup, and by language alone",
        arguments: [
            ("it", "it"), ("it-IT", "it"), ("IT", "it"), ("pt", "pt-BR"), ("pt-PT", "pt-BR"), ("pt-br", "pt-BR"),
            ("*", "en"), ("de, *;q=0.1", "en"), ("it;q=0", nil), ("en;q=0.8, it", "it"), ("it;q=x", nil), ("", nil),
            ("xx-YY", nil), (",;,", nil), ("en, it", "en"),
        ])
    func accepted(field: String, language: String?) {
        #expect(LanguagePreference.accepted(field, ["en", "it", "pt-BR"]) == language)
    }
}
