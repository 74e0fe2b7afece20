import Exchange
import Foundation
import Forms
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@Suite("A submission")
struct SubmitTests {
    @Test("becomes a ticket with every answer, and leads to its page")
    func accepted() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(
            "customer_name=Ada+L%C3%B6w&email=ada%40example.com&size=4&topic=other&country=JP&terms=Yes&description=a%0D%0Ab"
        )
        #expect(response.head.status == .seeOther)
        let ticket = try fixture.onlyTicket
        #expect(response.head.headerFields[.location] == "/cgi-bin/docket-cgi/tickets/\(ticket.token)")
        #expect(ticket.number == 1)
        #expect((ticket.team, ticket.stage, ticket.priority, ticket.channel) == ("care", .new, .low, .form))
        #expect(ticket.createdAt == GatewayFixture.now)
        #expect(
            ticket.answers == [
                Answer(attribute: .customerName, name: "customer_name", label: "Full name", value: "Ada Löw"),
                Answer(attribute: .email, name: "email", label: "Email address", value: "ada@example.com"),
                Answer(attribute: .custom, name: "size", label: "Size", value: "4"),
                Answer(attribute: .custom, name: "topic", label: "Topic", value: "other"),
                Answer(attribute: .custom, name: "country", label: "Country", value: "JP"),
                Answer(attribute: .custom, name: "terms", label: "I agree", value: "Yes"),
                Answer(attribute: .custom, name: "source", label: "source", value: "website", isConstant: true),
                Answer(attribute: .description, name: "description", label: "What happened?", value: "a\nb"),
            ])

        let page = await fixture.send(.get, "/tickets/\(ticket.token)")
        #expect(page.head.status == .ok)
        #expect(page.text.contains("<title>Ticket 1 – Example</title>"))
        #expect(page.text.contains("<dt>Full name</dt>\n<dd>Ada Löw</dd>"))
        #expect(page.text.contains("<dd>a\nb</dd>"))
        #expect(page.text.contains(#"<time datetime="2026-01-31T09:05:00Z">31 January 2026 at 09:05 UTC</time>"#))
        #expect(!page.text.contains("website"))
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("answers in JSON to who asks for it")
    func acceptedJSON() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(GatewayFixture.valid, accept: "application/json")
        let token = try #require(fixture.tickets.first?.token)
        #expect(response.head.status == .created)
        #expect(response.head.headerFields[.contentType] == "application/json")
        #expect(
            response.text
                == #"{"ticket":{"number":1,"url":"https://help.example.com/cgi-bin/docket-cgi/tickets/\#(token)"}}"#)
    }

    @Test("comes back with every answer and an error summary when it does not pass")
    func refused() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(
            "customer_name=%22%3E%3Cscript%3E&email=ada&size=eleven&topic=other&country=DE&description=%0Aa%3C%2Ftextarea%3E"
        )
        #expect(response.head.status == .unprocessableContent)
        let html = response.text
        #expect(html.contains("<title>Error: How can we help? – Example</title>"))
        let links = html.matches(of: /<li><a href="(#[^"]+)">([^<]+)<\/a><\/li>/).map { "\($0.1) \($0.2)" }
        #expect(
            links == [
                "#field-email Write “Email address” as one email address, such as name@example.com.",
                "#field-size Write “Size” as a number in digits, such as 12 or 0.5.",
                "#field-terms Tick “I agree” to go on.",
            ])
        #expect(html.contains(#"name="customer_name" type="text" value="&quot;&gt;&lt;script&gt;""#))
        #expect(html.contains(#"name="email" type="email" value="ada""#))
        // A number input would show nothing for this text.
        #expect(html.contains(#"name="size" type="text" value="eleven" inputmode="decimal" aria-describedby"#))
        #expect(html.contains(#"value="other" checked"#))
        #expect(html.contains(#"<option value="DE" selected>DE</option>"#))
        // The first line feed of a textarea is not its content.
        #expect(
            html.contains("required>\n\na&lt;/textarea&gt;</textarea>")
                || html.contains(">\n\na&lt;/textarea&gt;</textarea>"))
        #expect(html.contains(#"aria-describedby="field-email.hint field-email.error" required aria-invalid="true""#))
        #expect(
            html.contains(
                #"<p class="error-message" id="field-terms.error"><span class="visually-hidden">Error: </span>Tick “I agree” to go on.</p>"#
            ))
        #expect(html.contains("novalidate"))
        #expect(try fixture.tickets.isEmpty)
    }

    @Test("names each field's code and message in JSON")
    func refusedJSON() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(
            "customer_name=&email=a@b&size=11&topic=x&country=XX&terms=No", accept: "application/json")
        #expect(response.head.status == .unprocessableContent)
        #expect(response.head.headerFields[.contentType] == "application/problem+json")
        #expect(
            response.json == [
                "type": "about:blank", "title": "There is a problem", "status": 422,
                "detail":
                    "Fill in “Full name”. “Size” must be 10 or less. Choose one of the answers offered for “Topic”. Choose one of the answers offered for “Country”. Choose one of the answers offered for “I agree”.",
                "errors": [
                    ["field": "customer_name", "code": "value_missing", "message": "Fill in “Full name”."],
                    ["field": "size", "code": "range_overflow", "message": "“Size” must be 10 or less."],
                    [
                        "field": "topic", "code": "not_an_option",
                        "message": "Choose one of the answers offered for “Topic”.",
                    ],
                    [
                        "field": "country", "code": "not_an_option",
                        "message": "Choose one of the answers offered for “Country”.",
                    ],
                    [
                        "field": "terms", "code": "not_an_option",
                        "message": "Choose one of the answers offered for “I agree”.",
                    ],
                ],
            ])
    }

    @Test("takes the first of a repeated name, and ignores names that the form has not")
    func names() async throws {
        let fixture = try GatewayFixture()
        _ = await fixture.post(
            GatewayFixture.valid + "&email=second%40example.com&source=evil&evil=1&_other=y")
        let ticket = try fixture.onlyTicket
        #expect(ticket.value(of: .email) == "ada@example.com")
        #expect(ticket.answers.map(\.name) == ["customer_name", "email", "terms", "source"])
        #expect(ticket.answers.last?.value == "website")
    }

    @Test("is read as the URL standard says, whatever its bytes")
    func bytes() async throws {
        let fixture = try GatewayFixture()
        _ = await fixture.post("customer_name=%zz%&email=ada%40example.com&terms=Yes&description=%FF%00%C3%28")
        let ticket = try fixture.onlyTicket
        #expect(ticket.value(of: .customerName) == "%zz%")
        #expect(ticket.value(of: .description) == "\u{FFFD}\u{FFFD}\u{FFFD}(")
    }

    @Test("comes as multipart as well, in any portions")
    func multipart() async throws {
        let fixture = try GatewayFixture()
        let body =
            ["customer_name": "Ada", "email": "ada@example.com", "terms": "Yes"].map {
                "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
            }.joined() + "--x--\r\n"
        let response = await fixture.send(
            .post, "/forms/care", body.utf8.map { [$0] }, type: "multipart/form-data; boundary=x")
        #expect(response.head.status == .seeOther)
        #expect(try fixture.tickets.first?.value(of: .customerName) == "Ada")
    }

    @Test("with a file to which the form has no question is refused, not stored without it")
    func file() async throws {
        let fixture = try GatewayFixture()
        let body =
            ["customer_name": "Ada", "email": "ada@example.com", "terms": "Yes"].map {
                "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
            }.joined()
            + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nhi\r\n--x--\r\n"
        let response = await fixture.send(
            .post, "/forms/care", [Array(body.utf8)], type: "multipart/form-data; boundary=x")
        #expect(response.head.status == .unprocessableContent)
        #expect(response.text.contains("This form has no place for these files: a.txt. Nothing was sent yet."))
        #expect(try fixture.tickets.isEmpty)
    }

    @Test(
        "that says nothing is refused, also where no question is required",
        arguments: ["", "size=", "source=x&other=y"])
    func saysNothing(body: String) async throws {
        let fixture = try GatewayFixture([
            "teams/care/team.yaml": """
            name: Care
            published: true
            form:
              published: true
              fields:
                - { type: custom, name: source, input_type: hidden, default: web }
                - { type: custom, name: size, label: Size }
            """
        ])
        let response = await fixture.post(body, accept: "application/json")
        #expect(response.head.status == .unprocessableContent)
        #expect(
            response.json["errors"] as? NSArray == [
                ["field": "size", "code": "value_missing", "message": "Answer at least one question."]
            ])
        #expect(try fixture.tickets.isEmpty)
    }

    @Test(
        "with a file to no form at all learns that, not that files are refused",
        arguments: [("nobody", HTTPResponse.Status.notFound), ("closed", .gone)])
    func fileToNoForm(team: String, status: HTTPResponse.Status) async throws {
        let fixture = try GatewayFixture(["teams/closed/team.yaml": "name: Closed\npublished: true\n"])
        let body = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nhi\r\n--x--\r\n"
        let response = await fixture.send(
            .post, "/forms/\(team)", [Array(body.utf8)], type: "multipart/form-data; boundary=x")
        #expect(response.head.status == status)
    }

    @Test(
        "without a byte is an empty form",
        arguments: [nil, "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"])
    func empty(type: String?) async throws {
        let fixture = try GatewayFixture()
        #expect(await fixture.send(.post, "/forms/care", type: type).head.status == .unprocessableContent)
    }

    @Test("that is no form is refused", arguments: [nil, "text/plain", "application/json", "nonsense"])
    func type(type: String?) async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(.post, "/forms/care", [Array("a=b".utf8)], type: type)
        #expect(response.head.status == .unsupportedMediaType)
    }

    @Test("that is shorter than announced is refused, and nothing is stored")
    func truncated() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(
            .post, "/forms/care", [Array(GatewayFixture.valid.utf8)], type: "application/x-www-form-urlencoded",
            announced: 1000)
        #expect(response.head.status == .badRequest)
        #expect(response.text.contains("What was wrong: The body is shorter than its Content-Length."))
        #expect(try fixture.tickets.isEmpty)
    }

    @Test(
        "may be as long as the limit and not a byte longer",
        arguments: [(3_000, HTTPResponse.Status.seeOther), (3_001, .contentTooLarge)])
    func bodyLimit(length: Int, status: HTTPResponse.Status) async throws {
        let fixture = try GatewayFixture([
            "site.yaml": "name: E\nurl: https://e.example/\nlimits: { body: 3 kB }\n",
            "teams/care/team.yaml": SiteFixture.team,
        ])
        let body = GatewayFixture.valid + "&description="
        let response = await fixture.post(body + String(repeating: "x", count: length - body.utf8.count))
        #expect(response.head.status == status)
        if status == .contentTooLarge {
            #expect(response.text.contains("All answers together may have at most 3 kB."))
        }
    }

    @Test("that grows beyond the limit without saying so is read no further")
    func endless() async throws {
        let fixture = try GatewayFixture()
        let portions = [[UInt8]](repeating: [UInt8](repeating: 0x78, count: 1_000_000), count: 5)
        var unread: Int?
        let response = await fixture.send(
            .post, "/forms/care", portions, type: "application/x-www-form-urlencoded", announced: 0,
            unread: { unread = $0 })
        #expect(response.head.status == .contentTooLarge)
        // The third portion is the one that goes beyond 2 MB.
        #expect(unread == 2)
    }

    @Test(
        "may have as many names as the limit and not one more",
        arguments: [(10, HTTPResponse.Status.seeOther), (11, .badRequest)])
    func parameterLimit(count: Int, status: HTTPResponse.Status) async throws {
        let fixture = try GatewayFixture([
            "site.yaml": "name: E\nurl: https://e.example/\nlimits: { parameters: 10 }\n",
            "teams/care/team.yaml": SiteFixture.team,
        ])
        let response = await fixture.post(GatewayFixture.valid + String(repeating: "&a=b", count: count - 3))
        #expect(response.head.status == status)
        if status == .badRequest { #expect(response.text.contains("The form has more than 10 parameters.")) }
    }
}
