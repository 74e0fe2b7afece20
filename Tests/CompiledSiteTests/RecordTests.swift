import Forms
import Testing
import Tickets

@testable import CompiledSite

@Suite("A bundle's file")
struct RecordTests {
    /// Every kind of control, and every property with a value and without.
    private static let form = CompiledForm(
        title: "Title", version: "v1", introduction: "<p>é</p>", submit: "Go",
        form: Form(fields: [
            Field(
                attribute: .subject, name: "s", control: .text(TextConstraints(minLength: 1, maxLength: 2)), label: "S",
                description: "d", placeholder: "p", defaultValue: "v", required: true, visibility: .hidden),
            Field(attribute: .email, control: .email(TextConstraints()), label: ""),
            Field(attribute: .phone, control: .telephone(TextConstraints(maxLength: 3)), label: "日本"),
            Field(attribute: .custom, name: "u", control: .url(TextConstraints(minLength: 4)), label: "1:x"),
            Field(attribute: .description, control: .longText(TextConstraints(), rows: 7), label: "L"),
            Field(
                attribute: .custom, name: "n", control: .number(NumberConstraints(min: "1", max: "2.50", step: nil)),
                label: "N"),
            Field(attribute: .custom, name: "c", control: .checkbox(value: "Yes"), label: "C"),
            Field(attribute: .custom, name: "r", control: .radio([Option(value: "a", label: "A")]), label: "R"),
            Field(
                attribute: .custom, name: "o",
                control: .selection([Option(value: "a", group: "G"), Option(value: "b")]), label: "O"),
            Field(
                attribute: .attachments,
                control: .file(FileConstraints(maxFiles: 2, maxSize: 3, accept: [".pdf", "image/*"])), label: "A"),
            Field(attribute: .custom, name: "f", control: .file(FileConstraints()), label: "F"),
            Field(attribute: .custom, name: "h", control: .hidden, label: "H", defaultValue: "1"),
        ]),
        descriptions: ["s": "<p>d</p>", "a": ""], spam: spam)

    private static var spam: SpamRules {
        var spam = SpamRules()
        spam.challenge = .required
        spam.perSender = RateLimit(count: 1_000_000, period: 86_400)
        spam.perForm = nil
        spam.blockedWords = ["casino", "für 1:1"]
        spam.blockedHosts = ["spam.example"]
        return spam
    }

    private static let site = CompiledSite(
        name: "N", origin: "https://e.example", path: "/", gateway: "/g",
        theme: CompiledTheme(stylesheet: "/s.css", favicon: "/f.svg"), bodyLimit: 1,
        parameterLimit: 2, filesLimit: 3, attachmentsLimit: 4, trustedProxies: ["::1", "10.0.0.0/8"],
        scripts: ["form": "/f.js"],
        languages: [.init(tag: "en", name: "English"), .init(tag: "ar", name: "العربية")],
        zone: ZoneOffsets(name: "Europe/Rome", first: 3600, transitions: [.init(at: -5, offset: -7200)]),
        messages: Messages(language: "en", texts: ["home": "Home", "a": ""]),
        teams: [
            "x": CompiledTeam(title: "X", hasForm: true, hasArticles: true),
            "y": CompiledTeam(title: "Y", hasForm: false),
        ])

    @Test("gives back the form that was written")
    func form() throws {
        let bytes = BundleFile.encode(Self.form)
        let read = try BundleFile.decode(CompiledForm.self, bytes)
        #expect(read.form == Self.form.form)
        #expect((read.title, read.introduction, read.submit) == ("Title", "<p>é</p>", "Go"))
        #expect(read.descriptions == Self.form.descriptions)
        #expect(read.spam == Self.spam)
        #expect(BundleFile.encode(read) == bytes)
    }

    /// What a form can have besides: each kind of item, layout, condition and option.
    private static let richForm: CompiledForm = {
        let term = Condition.term(.init(field: "a", .between, "2026-01-01", "2026-01-02"))
        let nested = Condition.all([.any([]), .all([term, .any([term, .term(.init(field: "b", .notSet))])])])
        let pattern = TextConstraints(
            minLength: 1, maxLength: 2, pattern: Pattern(source: "a|é", translation: "\\A(?:a|é)\\z"),
            patternMessage: "m")
        let options = FormOptions(
            labelPosition: .right, mark: .optional, markText: "", submitPosition: .center,
            onSuccess: .redirect("/a b"), opens: -1, closes: .max)
        return CompiledForm(
            title: "", version: "", introduction: nil, submit: "",
            form: Form(
                fields: [
                    Field(
                        attribute: .custom, name: "a",
                        control: .temporal(TemporalConstraints(.date, min: "2026-01-01")),
                        label: "A", visibility: .onlyIf(nested),
                        layout: FieldLayout(
                            labelPosition: LabelPosition.none, width: 1, onMobile: false, isHorizontal: true),
                        allowsPrefill: true),
                    Field(
                        attribute: .custom, name: "b",
                        control: .temporal(TemporalConstraints(.datetime, max: "2026-01-01T10:00", step: "any")),
                        label: "B",
                        required: .onlyIf(.all([])), layout: FieldLayout(labelPosition: .left, onDesktop: false)),
                    Field(
                        attribute: .custom, name: "c", control: .temporal(TemporalConstraints(.time, step: "0.5")),
                        label: "C", required: .onlyIf(nested), visibility: .onlyIf(.any([]))),
                    Field(
                        attribute: .custom, name: "d",
                        control: .checkboxes([Option(value: "1:x", label: "X", group: "")]),
                        label: "D", defaultValue: "1:x\nb"),
                    Field(attribute: .email, control: .email(pattern, multiple: true), label: "E"),
                ],
                items: [
                    .heading("H"), .field(1), .text("<p>é</p>"),
                    .group(legend: "G", [.field(0), .heading(""), .field(2)]),
                    .field(3), .field(4), .group(legend: "", []),
                ],
                atLeastOneOf: [["a", "b"], [], ["c"]]),
            descriptions: [:], options: options, message: "", closedText: "x", stylesheet: "/f.css")
    }()

    @Test("gives back conditions, layouts, items and options")
    func richForm() throws {
        let bytes = BundleFile.encode(Self.richForm)
        let read = try BundleFile.decode(CompiledForm.self, bytes)
        #expect(read.form == Self.richForm.form)
        #expect(read.options == Self.richForm.options)
        #expect((read.message, read.closedText, read.stylesheet) == ("", "x", "/f.css"))
        #expect(BundleFile.encode(read) == bytes)
        for length in 0..<bytes.count {
            #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledForm.self, Array(bytes.prefix(length))) }
        }
    }

    @Test(
        "is damaged where a word is none of those that there are",
        arguments: [
            "between", "all", "any", "term", "temporal", "datetime", "checkboxes", "only_if", "heading", "group",
            "field", "right",
            "optional", "center", "redirect", "left",
        ])
    func unknownWord(word: String) {
        let text = String(decoding: BundleFile.encode(Self.richForm), as: UTF8.self)
        let other = String(repeating: "x", count: word.utf8.count)
        let part = "\(word.utf8.count):\(word)"
        #expect(text.contains(part))
        let changed = text.replacing(part, with: "\(word.utf8.count):\(other)")
        #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledForm.self, Array(changed.utf8)) }
    }

    @Test("is read from a part of other bytes, and damaged where that ends too early")
    func slice() throws {
        let bytes = BundleFile.encode(Self.richForm)
        let around = Array("12:abc".utf8) + bytes + Array("7:x".utf8)
        let part = around[6..<6 + bytes.count]
        #expect(BundleFile.encode(try BundleFile.decode(CompiledForm.self, part)) == bytes)
        for end in part.startIndex..<part.endIndex {
            #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledForm.self, around[6..<end]) }
        }
        #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledForm.self, around[6...]) }
        var writer = RecordWriter()
        writer.write(words: [1, -2])
        writer.write([3, 4, 5][...])
        let padded = [9, 9] + writer.bytes + [9]
        var reader = RecordReader(padded[2..<padded.count - 1])
        #expect(try reader.words(2) == [1, -2])
        #expect(try reader.content() == [3, 4, 5])
        #expect(throws: RecordDamage.self) { try reader.content() }
    }

    @Test("is handed on in portions, which together are what is written at once")
    func portions() {
        var portions: [[UInt8]] = []
        var (streamed, whole) = (RecordWriter { portions.append($0) }, RecordWriter())
        for number in 1...100 {
            for text in ["\(number)", String(repeating: "é", count: 500 * number)] {
                streamed.write(text)
                whole.write(text)
            }
            streamed.endPortion()
            whole.endPortion()
        }
        #expect(portions.count > 10 && portions.allSatisfy { (65_536..<200_000).contains($0.count) })
        #expect(portions.flatMap { $0 } + streamed.bytes == whole.bytes)
    }

    @Test("has no count below nothing or beyond its bytes", arguments: ["2:-1", "1:4", "20:99999999999999999999"])
    func count(written: String) {
        var reader = RecordReader(Array(written.utf8)[...])
        #expect(throws: RecordDamage.self) { try reader.count() }
    }

    @Test("is damaged where an item’s field is not there, a group is in a group, or a condition goes too deep")
    func impossible() {
        func decodes(_ form: Form) -> Bool {
            let compiled = CompiledForm(
                title: "", version: "", introduction: nil, submit: "", form: form, descriptions: [:])
            return (try? BundleFile.decode(CompiledForm.self, BundleFile.encode(compiled))) != nil
        }
        func nested(_ depth: Int) -> Form {
            let condition = (1..<depth).reduce(Condition.all([])) { condition, _ in .any([condition]) }
            return Form(fields: [
                Field(attribute: .subject, control: .text(TextConstraints()), label: "", visibility: .onlyIf(condition))
            ])
        }
        let field = Field(attribute: .subject, control: .text(TextConstraints()), label: "")
        #expect(decodes(Form(fields: [field], items: [.field(0)])))
        #expect(!decodes(Form(fields: [field], items: [.field(1)])))
        #expect(!decodes(Form(fields: [field], items: [.group(legend: "", [.field(-1)])])))
        #expect(!decodes(Form(fields: [], items: [.group(legend: "", [.group(legend: "", [])])])))
        #expect(decodes(nested(20)))
        #expect(!decodes(nested(21)))
    }

    @Test("gives back the articles that were written, with their languages and rules")
    func articles() throws {
        var rules = SpamRules()
        rules.blockedWords = ["a b"]
        let articles = CompiledArticles(languages: ["billing/refund": ["en", "pt-BR"], "hours": ["en"]], spam: rules)
        #expect(try BundleFile.decode(CompiledArticles.self, BundleFile.encode(articles)) == articles)
        #expect(try BundleFile.decode(CompiledArticles.self, BundleFile.encode(CompiledArticles())).languages.isEmpty)
    }

    @Test("gives back the site that was written")
    func site() throws {
        let bytes = BundleFile.encode(Self.site)
        let read = try BundleFile.decode(CompiledSite.self, bytes)
        #expect(BundleFile.encode(read) == bytes)
        #expect(read.messages == Self.site.messages)
        #expect(read.trustedProxies == Self.site.trustedProxies && read.scripts == Self.site.scripts)
        #expect(read.teams["y"]?.hasForm == false)
        #expect(CompiledSite.format(of: bytes) == CompiledSite.format)
    }

    private static let edition = CompiledEdition(
        name: "ن",
        messages: Messages(
            language: "ar", texts: ["home": "الرئيسية"], plurals: PluralRules { $0 == 2 ? .two : .other },
            dates: DateStyle(
                datePattern: "d MMMM", timePattern: "H", dateTimePattern: "d H", months: ["يناير"],
                dayPeriods: ["ص", "م"]),
            numbers: NumberStyle(group: "٬", decimal: "٫", least: 2, further: 2)),
        titles: ["x": "س"], teamsWithArticles: ["y"])

    @Test("gives back the edition that was written, which makes the site one of that language")
    func edition() throws {
        let bytes = BundleFile.encode(Self.edition)
        let read = try BundleFile.decode(CompiledEdition.self, bytes)
        #expect(BundleFile.encode(read) == bytes)
        #expect(read.messages == Self.edition.messages)
        let site = try BundleFile.decode(CompiledSite.self, BundleFile.encode(Self.site))
        #expect(site.languages == Self.site.languages && site.zone == Self.site.zone)
        let arabic = site.edition(read)
        #expect((arabic.name, arabic.teams["x"]?.title, arabic.teams["y"]?.title) == ("ن", "س", "Y"))
        #expect((arabic.address("x/"), arabic.prefix(of: "en"), site.address("x/")) == ("/ar/x/", "", "/x/"))
        #expect(arabic.teams["x"]?.hasForm == true)
        #expect((site.teams["x"]?.hasArticles, arabic.teams["x"]?.hasArticles) == (true, false))
        #expect((site.teams["y"]?.hasArticles, arabic.teams["y"]?.hasArticles) == (false, true))
    }

    @Test("is damaged where numbers have groups without digits, or of very many", arguments: [0, 10, .max, .min])
    func groups(digits: Int) {
        for (least, further) in [(digits, 3), (1, digits)] {
            let numbers = NumberStyle(group: ",", decimal: ".", least: least, further: further)
            let bytes = BundleFile.encode(Messages(language: "en", texts: [:], numbers: numbers))
            #expect(throws: RecordDamage()) { try BundleFile.decode(Messages.self, bytes) }
        }
    }

    @Test("is damaged where a zone is more than a day from UTC", arguments: [86_401, -86_401, .max, .min])
    func offsets(offset: Int) {
        for zone in [
            ZoneOffsets(name: "Z", first: offset, transitions: []),
            ZoneOffsets(name: "Z", first: 0, transitions: [.init(at: 0, offset: offset)]),
        ] {
            #expect(throws: RecordDamage.self) { try BundleFile.decode(ZoneOffsets.self, BundleFile.encode(zone)) }
        }
    }

    @Test("is damaged where it is cut off anywhere, or goes on")
    func cut() {
        for bytes in [BundleFile.encode(Self.form), BundleFile.encode(Self.site), BundleFile.encode(Self.edition)] {
            for length in 0..<bytes.count {
                let cut = Array(bytes.prefix(length))
                #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledEdition.self, cut) }
                #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledForm.self, cut) }
                #expect(throws: RecordDamage.self) { try BundleFile.decode(CompiledSite.self, cut) }
            }
        }
        #expect(throws: RecordDamage.self) {
            try BundleFile.decode(CompiledForm.self, BundleFile.encode(Self.form) + [0x30])
        }
    }

    @Test("never crashes or takes much memory, whatever a byte is changed into")
    func changed() {
        let bytes = BundleFile.encode(Self.form)
        for position in bytes.indices {
            for byte in [UInt8(ascii: "0"), UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"), 0, 0xFF] {
                var changed = bytes
                changed[position] = byte
                _ = try? BundleFile.decode(CompiledForm.self, changed)
            }
        }
        #expect(throws: RecordDamage.self) {
            try BundleFile.decode(CompiledForm.self, Array("99999999999999999999999:x".utf8))
        }
    }
}
