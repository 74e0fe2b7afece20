import Exchange
import Forms
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("What a form says of itself")
struct FormOptionsTests {
    private static func fixture(_ form: String, site: String = "") throws -> GatewayFixture {
        try GatewayFixture([
            "site.yaml": "name: Example\nurl: https://help.example.com/\n\(site)",
            "teams/care/team.yaml": "name: Care\npublished: true\nform:\n  published: true\n\(form)",
        ])
    }

    private static let fields = """
          fields:
            - { type: customer_name, label: Name, required: true }
            - { type: subject, label: Subject, prefill: true, default: Hello }
            - { type: company, label: Company }
        """

    @Test("The customer reads the team’s words above the ticket, with the answers in their places")
    func message() async throws {
        let fixture = try Self.fixture(
            """
              message: "Thank you, **{customer_name}**! About {subject} and {company}: {number}, {not a place}."
            \(Self.fields)
            """)
        let response = await fixture.post("customer_name=%3Cb%3EAda%3C%2Fb%3E&subject=A+%26+B")
        #expect(response.head.status == .seeOther)
        let token = try fixture.onlyTicket.token
        #expect(response.head.headerFields[.location] == "/cgi-bin/docket-cgi/tickets/\(token)")
        let page = await fixture.send(.get, "/tickets/\(token)").text
        #expect(
            page.contains(
                "<p>Thank you, <strong>&lt;b&gt;Ada&lt;/b&gt;</strong>! About A &amp; B and : 1, {not a place}.</p>"))
    }

    @Test("An answer in the address of a link leads nowhere else, whatever it is")
    func addresses() async throws {
        let fixture = try Self.fixture(
            """
              message: "[a](/orders/{company}/{subject}), [b](https://shop.example/?o={customer_name}#{number}), {source}"
            \(Self.fields)
                - { type: custom, name: source, visibility: hidden, label: Source, default: website }
            """)
        let form =
            "customer_name=%22%3E%3Cscript%3E%26%40evil.example%2F&subject=..&company=%2F%2Fevil.example%3Fa%23b%5C"
        #expect(await fixture.post(form).head.status == .seeOther)
        let page = await fixture.send(.get, "/tickets/\(try fixture.onlyTicket.token)").text
        #expect(
            page.contains(
                "<p><a href=\"/orders/%2F%2Fevil.example%3Fa%23b%5C/\">a</a>, "
                    + "<a href=\"https://shop.example/?o=%22%3E%3Cscript%3E%26%40evil.example%2F#1\">b</a>, website</p>"
            ))
    }

    @Test("The page that follows a submission may be another one in each language")
    func redirectByLanguage() async throws {
        let fixture = try Self.fixture(
            "  on_success: { redirect: { en: /thanks/, it: /it/grazie/ } }\n\(Self.fields)",
            site: "languages: [en, it]\n")
        for (language, path) in [("en", "/thanks/"), ("it", "/it/grazie/")] {
            let response = await fixture.post("customer_name=Ada&_language=\(language)")
            #expect(response.head.headerFields[.location] == path)
        }
    }

    @Test("Nothing more than a line may follow a submission, above the empty form")
    func nothing() async throws {
        let fixture = try Self.fixture("  on_success: nothing\n\(Self.fields)")
        let response = await fixture.post("customer_name=Ada")
        #expect(response.head.headerFields[.location] == "/cgi-bin/docket-cgi/forms/care?_sent=1")
        let page = await fixture.send(.get, "/forms/care", query: "_sent=1")
        #expect(page.head.status == .ok)
        #expect(page.text.contains("notice-success"))
        #expect(page.text.contains("We have received your message."))
        #expect(page.text.contains("value=\"Hello\""))
        #expect(await fixture.send(.get, "/forms/care").text.contains("notice-success") == false)
    }

    @Test("A form in a frame stays in it, in its language, whatever the answer")
    func frame() async throws {
        let fixture = try Self.fixture("  on_success: nothing\n\(Self.fields)", site: "languages: [en, it]\n")
        let query = "_language=it&_layout=embed"
        func post(_ form: String) async -> Response {
            await fixture.send(
                .post, "/forms/care", [Array(form.utf8)], type: "application/x-www-form-urlencoded", query: query)
        }
        let form = await fixture.send(.get, "/forms/care", query: query).text
        let refused = await post("subject=x")
        for page in [form, refused.text] {
            #expect(page.contains(" data-embedded>"))
            #expect(page.contains(#"action="/cgi-bin/docket-cgi/forms/care?_language=it&amp;_layout=embed""#))
            #expect(page.contains(#"<a href="/it/care/contact/" target="_top">"#))
            #expect(!page.contains("<header"))
        }
        #expect(refused.head.status == .unprocessableContent)
        let accepted = await post("customer_name=Ada")
        #expect(
            accepted.head.headerFields[.location]
                == "/cgi-bin/docket-cgi/forms/care?_language=it&_layout=embed&_sent=1")
    }

    @Test("Another page of the site may follow a submission; a program gets its JSON all the same")
    func redirect() async throws {
        let fixture = try Self.fixture("  on_success: { redirect: /thanks/?from=form }\n\(Self.fields)")
        let response = await fixture.post("customer_name=Ada")
        #expect((response.head.status, response.head.headerFields[.location]) == (.seeOther, "/thanks/?from=form"))
        #expect(await fixture.post("customer_name=Bob", accept: "application/json").head.status == .created)
    }

    @Test("The address fills in the fields that allow it, and no others")
    func prefill() async throws {
        let fixture = try Self.fixture(Self.fields)
        let query = "subject=Broken+%22lid%22&company=ACME&_id=x&_version=y"
        let page = await fixture.send(.get, "/forms/care", query: query).text
        #expect(page.contains("value=\"Broken &quot;lid&quot;\""))
        #expect(!page.contains("ACME"))
        #expect(!page.contains("value=\"x\"") && !page.contains("value=\"y\""))
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test("One of several fields needs an answer, at the first of them that is shown")
    func atLeastOne() async throws {
        let fixture = try Self.fixture(
            """
              at_least_one_of: [[email, phone]]
              fields:
                - { type: subject, label: Subject }
                - { type: email, label: Email, visibility: { only_if: { field: subject, set: true } } }
                - { type: phone, label: Phone }
            """)
        func errors(_ form: String) async -> String {
            await fixture.post(form, accept: "application/json").text
        }
        #expect(
            await errors("subject=x").contains(
                #"[{"code":"value_missing","field":"email","message":"Fill in at least one of Email or Phone."}]"#))
        #expect(
            await errors("subject=&company=x").contains(
                #"[{"code":"value_missing","field":"phone","message":"Fill in at least one of Phone."}]"#))
        #expect(await fixture.post("subject=x&phone=1").head.status == .seeOther)
        #expect(await fixture.post("subject=x&email=a%40b.example").head.status == .seeOther)
    }

    @Test("The box of the privacy notice has to be ticked")
    func privacy() async throws {
        let fixture = try Self.fixture("  privacy: { text: We *keep* it., label: Agreed }\n\(Self.fields)")
        let page = try #require(fixture.site.page("care/contact/index.html"))
        #expect(page.contains("<p>We <em>keep</em> it.</p>"))
        let refused = await fixture.post("customer_name=Ada")
        #expect(refused.head.status == .unprocessableContent)
        #expect(refused.text.contains("Tick “Agreed” to go on."))
        #expect(await fixture.post("customer_name=Ada&privacy=Yes").head.status == .seeOther)
    }

    @Test("What a condition hides is neither judged nor stored, whatever the request says")
    func conditions() async throws {
        let fixture = try Self.fixture(
            """
              fields:
                - { type: custom, name: kind, label: Kind, input_type: radio, options: [A, B] }
                - { type: custom, name: more, label: More, required: true, visibility: { only_if: { field: kind, selected: B } } }
                - { type: custom, name: count, label: Count, input_type: number, visibility: { only_if: { field: more, set: true } } }
                - { type: custom, name: why, label: Why, required: { only_if: { field: kind, selected: A } } }
            """)
        #expect(await fixture.post("kind=A&why=x&more=hidden&count=no").head.status == .seeOther)
        #expect(try fixture.onlyTicket.answers.map(\.name) == ["kind", "why"])
        #expect(await fixture.post("kind=A").text.contains("Fill in “Why”."))
        let refused = await fixture.post("kind=B&count=no", accept: "application/json").text
        #expect(refused.contains("\"detail\":\"Fill in “More”.\""))
    }

    @Test("Several answers are kept as a list")
    func lists() async throws {
        let fixture = try Self.fixture(
            """
              fields:
                - { type: custom, name: parts, label: Parts, input_type: checkboxes, options: [Lid, Tray, Cable] }
                - { type: custom, name: copies, label: Copies, input_type: email, multiple: true }
            """)
        let form = "parts=Cable&parts=Lid&copies=a%40b.example%2C+c%40d.example"
        #expect(await fixture.post(form).head.status == .seeOther)
        let answers = try fixture.onlyTicket.answers
        #expect(answers.map(\.items) == [["Lid", "Cable"], ["a@b.example", "c@d.example"]])
        let page = await fixture.send(.get, "/tickets/\(try fixture.onlyTicket.token)").text
        #expect(page.contains("<dd>Lid\nCable</dd>"))
        let refused = await fixture.post("parts=Cable&parts=Nothing&copies=a%40b.example%2C").text
        #expect(refused.contains(#"value="Cable" checked"#))
        #expect(refused.contains("value=\"a@b.example,\""))
    }
}

@Suite("A form with dates of opening and closing")
struct OpeningTests {
    // The fixture’s clock says 2026-01-31 09:05 in UTC, which is 10:05 in Rome.
    private static func fixture(_ dates: String) throws -> GatewayFixture {
        try GatewayFixture([
            "site.yaml": "name: Example\nurl: https://help.example.com/\ntime_zone: Europe/Rome\n",
            "teams/care/team.yaml": """
            name: Care
            published: true
            form:
              published: true
            \(dates)
              fields: [{ type: subject, label: Subject }, { type: company, label: Company, default: x }]
            """,
        ])
    }

    @Test(
        "It is open from the minute on that it opens, by the site’s clock, and until the one that it closes",
        arguments: [
            ("  opens: 2026-01-31 10:05", true), ("  opens: 2026-01-31 10:06", false),
            ("  closes: 2026-01-31 10:06", true), ("  closes: 2026-01-31 10:05", false),
            ("  opens: 2026-01-31", true), ("  closes: 2026-01-31", true), ("  closes: 2026-01-30", false),
            ("  opens: 2026-01-01\n  closes: 2026-02-01", true),
        ])
    func times(dates: String, isOpen: Bool) async throws {
        let fixture = try Self.fixture(dates)
        #expect(await fixture.send(.get, "/forms/care").head.status == (isOpen ? .ok : .gone))
        #expect(await fixture.post("subject=x").head.status == (isOpen ? .seeOther : .gone))
        #expect(try fixture.tickets.count == (isOpen ? 1 : 0))
    }

    @Test("Who has written for a form that is closed by now gets every word back")
    func answers() async throws {
        let fixture = try Self.fixture("  closes: 2026-01-30 18:00")
        let page = await fixture.post("subject=A+long+%3Cstory%3E&company=ACME&old=1").text
        #expect(page.contains("This form closed on 30 January 2026 at 18:00."))
        #expect(page.contains("<dd>A long &lt;story&gt;</dd>"))
        #expect(page.contains("<dd>ACME</dd>") && page.contains("<dt>old</dt>"))
        #expect(!page.contains("<form"))
        let problem = await fixture.post("subject=x", accept: "application/json")
        #expect(problem.head.status == .gone)
        #expect(problem.text.contains("This form closed on 30 January 2026 at 18:00."))
    }

    @Test("It says when it opens, or what the team says")
    func texts() async throws {
        let opening = try Self.fixture("  opens: 2026-12-24 18:00")
        #expect(
            await opening.send(.get, "/forms/care").text.contains("This form opens on 24 December 2026 at 18:00."))
        let own = try Self.fixture("  opens: 2026-12-24\n  closed_text: Come back in winter.")
        #expect(await own.send(.get, "/forms/care").text.contains("Come back in winter."))
    }

    @Test("The page in a file says it too, and leads to the gateway, which knows the time")
    func staticPage() throws {
        let page = try #require(try Self.fixture("  opens: 2999-12-24").site.page("care/contact/index.html"))
        #expect(page.contains("This form opens on 24 December 2999"))
        #expect(page.contains(#"href="/cgi-bin/docket-cgi/forms/care">Open the form</a>"#))
        #expect(!page.contains("<form"))
        let open = try #require(try Self.fixture("  closes: 2999-12-24 18:00").site.page("care/contact/index.html"))
        #expect(open.contains("<form") && open.contains("&quot;closes&quot;:3250"))
    }

    @Test("The team's page says when the form opens, until when it is open and that it has closed, each in its time")
    func teamPage() throws {
        let always = try #require(try Self.fixture("").site.page("care/index.html"))
        #expect(!always.contains("data-from") && !always.contains("opening-") && !always.contains("Closed"))
        let page = try #require(
            try Self.fixture("  opens: 2000-01-01\n  closes: 2999-12-24 18:00").site.page("care/index.html"))
        let opens = 946_681_200_000
        let closes = 32_503_050_000_000
        func part(_ start: String, _ end: String) -> String {
            guard let start = page.firstRange(of: start), let end = page[start.upperBound...].firstRange(of: end) else {
                return ""
            }
            return String(page[start.upperBound..<end.lowerBound])
        }
        #expect(
            part(#"<div data-until="\#(opens)" hidden>"#, "</div>")
                .contains("<p>This form opens on 1 January 2000 at 00:00.</p>"))
        #expect(
            part(#"<div data-from="\#(opens)" data-until="\#(closes)">"#, "</div>")
                .contains(#"href="/care/contact/">Contact us</a>"#))
        #expect(
            part(#"<div data-from="\#(closes)" hidden>"#, "</div>")
                .contains("<p>This form closed on 24 December 2999 at 18:00.</p>"))
        #expect(page.contains(#" blocking="render"></script>"#))
    }
}
