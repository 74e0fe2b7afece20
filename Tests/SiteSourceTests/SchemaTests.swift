import Diagnostics
import Forms
import SiteSource
import Testing

/// What a good site is read as.
struct SchemaTests {
    private func site(_ team: String, settings: String = TemporaryFolder.settings) throws -> Site {
        let folder = try TemporaryFolder()
        try folder.write(settings, to: "site.yaml")
        try folder.write(team, to: "teams/care/team.yaml")
        let reading = Site.read(folder.site, messages: try Repository.messages())
        try #require(reading.diagnostics.rendered == "")
        return try #require(reading.site)
    }

    private func team(_ text: String) throws -> Team {
        try #require(try site(text).teams.first)
    }

    private func field(_ text: String) throws -> Field {
        try #require(
            try team(
                "name: Care\nform:\n  fields:\n    - { \(text) }\n    - { type: custom, name: another, label: A }\n"
            ).form.form.fields.first)
    }

    private func options(_ list: String) throws -> [Option] {
        let field = try field("type: ticket_type, label: T, input_type: selection, options: \(list)")
        guard case .selection(let options) = field.control else { return [] }
        return options
    }

    @Test("options are texts, whatever YAML would make of them")
    func optionTexts() throws {
        let words = ["Yes", "No", "007", "1.0", "null", "2026-01-01"]
        #expect(try options("[Yes, No, 007, 1.0, null, 2026-01-01]").map(\.value) == words)
        let more = ["~", "0x10", "1_000", "off", ".inf", "-0", "1e3", "=", "0o7", "true", "12:30:45", "🙂", "e\u{301}"]
        #expect(try options("[\(more.joined(separator: ", "))]").map(\.value) == more)
    }

    @Test("quoted and block texts are what they hold")
    func quotedTexts() throws {
        #expect(try options(#"["Yes", 'It''s', "a\tb\u0041", !!str 5]"#).map(\.value) == ["Yes", "It's", "a\tbA", "5"])
        let team = try team("name: >\n  Customer\n  Care\ndescription: |-\n  One\n    two\n")
        #expect(team.title == "Customer Care\n")
        #expect(team.description == "One\n  two")
    }

    @Test("a label can be “null”, “~” or “no”", arguments: ["null", "~", "no", "0", "false", "<<"])
    func labels(word: String) throws {
        #expect(try field("type: subject, label: \(word)").label == word)
    }

    @Test("two options that people cannot tell apart are one option twice")
    func normalForms() throws {
        let folder = try TemporaryFolder()
        let field = "{ type: company, label: C, input_type: radio, options: [caf\u{E9}, cafe\u{301}] }"
        try folder.write("name: Care\nform: { fields: [\(field)] }\n", to: "teams/care/team.yaml")
        let reading = Site.read(folder.site, messages: try Repository.messages())
        #expect(reading.diagnostics.all.map(\.message).first?.contains("is here twice; line 2 has it too.") == true)
    }

    @Test("options have labels and groups")
    func optionGroups() throws {
        #expect(
            try options("[a, { value: b, label: Bee }, { group: More, options: [c, { value: d, label: Dee }] }]") == [
                Option(value: "a"), Option(value: "b", label: "Bee"), Option(value: "c", group: "More"),
                Option(value: "d", label: "Dee", group: "More"),
            ])
    }

    @Test("a team has defaults for all but its name")
    func defaults() throws {
        let team = try team("name: Care")
        #expect(team.name == "care")
        #expect(team.title == "Care")
        #expect(team.description == nil)
        #expect(!team.published && !team.helpCenter.published && !team.form.published)
        #expect(team.helpCenter.contact == nil && team.form.title == nil)
        #expect(team.form.introduction == nil && team.form.submit == nil)
        #expect(team.form.form == .defaultQuestions(try Repository.messages()))
    }

    @Test("a published form without fields has the default questions")
    func defaultQuestions() throws {
        let team = try team("name: Care\npublished: true\nform: { published: true }")
        #expect(team.published && team.form.published)
        #expect(team.form.form.fields.map(\.name) == ["customer_name", "email", "subject", "description"])
    }

    @Test("each input type has its control and defaults")
    func controls() throws {
        let text = TextConstraints()
        #expect(try field("type: subject, label: S").control == .text(text))
        #expect(try field("type: email, label: E").control == .email(text))
        #expect(try field("type: phone, label: P").control == .telephone(text))
        #expect(try field("type: description, label: D").control == .longText(text, rows: 3))
        #expect(try field("type: description, label: D, rows: 100").control == .longText(text, rows: 100))
        #expect(try field("type: company, label: C, input_type: url").control == .url(text))
        let custom = "type: custom, name: x, label: X, input_type:"
        #expect(try field("\(custom) number").control == .number(NumberConstraints(step: "1")))
        #expect(try field("\(custom) decimal").control == .number(NumberConstraints(step: nil)))
        #expect(try field("\(custom) number, step: any").control == .number(NumberConstraints(step: nil)))
        #expect(
            try field("\(custom) decimal, min: -1.50, max: 1e2, step: 0.10").control
                == .number(NumberConstraints(min: "-1.50", max: "1e2", step: "0.10")))
        #expect(try field("\(custom) checkbox").control == .checkbox(value: "Yes"))
        #expect(try field("\(custom) checkbox, value: Agreed").control == .checkbox(value: "Agreed"))
        #expect(try field("\(custom) radio, options: [a]").control == .radio([Option(value: "a")]))
        #expect(try field("\(custom) hidden, default: x").control == .hidden)
        #expect(try field("type: attachments, label: A").control == .file(FileConstraints()))
        #expect(
            try field("\(custom) file, max_files: 20, max_size: 5 MB, accept: [image/*, .pdf]").control
                == .file(FileConstraints(maxFiles: 20, maxSize: 5_000_000, accept: ["image/*", ".pdf"])))
        #expect(
            try field("type: subject, label: S, min_length: 0, max_length: 1000000").control
                == .text(TextConstraints(minLength: 0, maxLength: 1_000_000)))
    }

    @Test("defaults are what a request would send")
    func defaultValues() throws {
        let custom = "type: custom, name: x, label: X, input_type:"
        #expect(try field("\(custom) checkbox, value: Agreed, default: true").defaultValue == "Agreed")
        #expect(try field("\(custom) checkbox, value: Agreed, default: Agreed").defaultValue == "Agreed")
        #expect(try field("\(custom) checkbox, default: false").defaultValue == nil)
        #expect(try field("\(custom) radio, options: [No, Yes], default: No").defaultValue == "No")
        #expect(try field("\(custom) number, default: 007").defaultValue == "007")
        #expect(try field("\(custom) number, step: 2, default: 3").defaultValue == "3")
        #expect(try field("\(custom) hidden, default: null").defaultValue == "null")
        #expect(
            try field("type: description, label: D, default: \"Account number:\\n\"").defaultValue
                == "Account number:\n")
        #expect(try field("type: priority, input_type: hidden, default: 3").defaultValue == "3")
    }

    @Test("the rest of a field is read, and the name is the type unless it is given")
    func wholeField() throws {
        let field = try field(
            "type: company, name: firm, label: Firm, description: Where, placeholder: ACME, required: true,"
                + " visibility: always"
        )
        let expected = Field(
            attribute: .company, name: "firm", control: .text(TextConstraints()), label: "Firm", description: "Where",
            placeholder: "ACME", required: true)
        #expect(field == expected)
        #expect(try self.field("type: company, visibility: hidden, default: ACME").label == "company")
    }

    @Test("a field’s name may have 64 letters", arguments: ["a", "Z9_-", String(repeating: "a", count: 64)])
    func names(name: String) throws {
        #expect(try field("type: custom, label: X, name: \(name)").name == name)
    }

    @Test("what a merged map has stands in for what a map lacks")
    func mergeKeys() throws {
        let fields = try team(
            """
            name: Care
            form:
              fields:
                - &first { type: subject, label: Subject, required: true }
                - { <<: *first, type: company, label: Company }
                - { type: phone, <<: [{ label: One }, *first] }
            """
        ).form.form.fields
        #expect(fields.map(\.label) == ["Subject", "Company", "One"])
        #expect(fields.map(\.required) == [true, true, true])
        #expect(fields.map(\.attribute) == [.subject, .company, .phone])
    }

    @Test("site.yaml has defaults for all but name and address")
    func settings() throws {
        let site = try site("name: Care")
        #expect(site.name == "Help")
        #expect(site.gateway == "/cgi-bin/docket-cgi")
        #expect(site.limits == Limits())
        #expect(site.limits.body == 2_000_000 && site.limits.parameters == 1_000)
    }

    @Test(
        "limits are read",
        arguments: [("1 kB", 1_000), ("100 MB", 100_000_000), ("1500 B", 1_500), ("3  MB", 3_000_000)])
    func limits(text: String, bytes: Int) throws {
        let settings =
            TemporaryFolder.settings + "gateway: /help/~me/d.cgi\nlimits: { body: \(text), parameters: 100000 }\n"
        let site = try site("name: Care", settings: settings)
        #expect(site.limits.body == bytes)
        #expect(site.limits.parameters == 100_000)
        #expect(site.gateway == "/help/~me/d.cgi")
    }

    @Test(
        "an address is an origin as browsers write it, and a path",
        arguments: [
            ("https://help.example.com", "https://help.example.com", "/"),
            ("https://help.example.com/help", "https://help.example.com", "/help/"),
            ("https://x.example/~me/a%20b/", "https://x.example", "/~me/a%20b/"),
            ("HTTPS://Help.Example.com:443/A/", "https://help.example.com", "/A/"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080", "/"), ("http://x:80", "http://x", "/"),
            ("https://x:80", "https://x:80", "/"), ("http://[::1]:8080/x", "http://[::1]:8080", "/x/"),
            ("http://my_host/", "http://my_host", "/"),
        ])
    func addresses(text: String, origin: String, path: String) throws {
        let url = try site("name: Care", settings: "name: Help\nurl: \"\(text)\"\n").url
        #expect(url == SiteURL(origin: origin, path: path))
    }

    @Test(
        "other addresses are refused",
        arguments: [
            "http://", "http://:80", "http://x:", "http://x:0", "http://x:65536", "http://x:+1", "http://[::1",
            "http://[]/",
            "http://a..b/", "http://a b/", "//x/", "https:/x", "https://x/%zz/", "https://x/a//", "https://x/./",
            "https://x\\y/",
            "https://x/<b>/", "https://x/\\\"/",
        ])
    func badAddresses(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("name: Help\nurl: '\(text)'\n", to: "site.yaml")
        #expect(Site.read(folder.site, messages: try Repository.messages()).diagnostics.all.count == 1)
    }

    @Test("the example site and the starter are read without a problem", arguments: ["site", "templates/starter"])
    func examples(folder: String) throws {
        let reading = Site.read("\(Repository.root)/\(folder)", messages: try Repository.messages())
        #expect(reading.diagnostics.rendered == "")
        #expect(reading.site?.teams.contains { $0.published && $0.form.published } == true)
    }
}
