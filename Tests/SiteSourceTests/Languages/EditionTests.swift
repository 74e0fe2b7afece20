import Diagnostics
import Forms
import Foundation
import SiteSource
import Testing

struct EditionTests {
    private static let site = """
        name: { en: Help, it: Aiuto, ar: مساعدة }
        url: https://help.example.com/
        languages: [en, it, ar]
        time_zone: Europe/Rome
        """

    private static let team = """
        name: { en: Care, it: Assistenza, ar: الرعاية }
        published: true
        help_center: { contact: { en: Ask us, it: Chiedi, ar: اسأل } }
        form:
          title: { it: Come possiamo aiutare?, en: How can we help?, ar: كيف نساعدك؟ }
          fields:
            - type: custom
              name: product
              label: { en: Product, it: Prodotto, ar: المنتج }
              input_type: selection
              options:
                - { en: Printer, it: Stampante, ar: طابعة }
                - group: { en: More, it: Altro, ar: المزيد }
                  options: [{ value: s, label: { en: Scanner, it: Scanner, ar: ماسح } }, "3"]
            - { type: description, label: { en: What?, it: Cosa?, ar: ماذا؟ }, default: { en: Number, it: Numero, ar: الرقم } }
        """

    private func read(_ files: [String: String]) throws -> Site.Reading {
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: path) }
        return Site.read(folder.site, templates: Repository.templates(of: folder.site))
    }

    @Test("each language has an edition with its own texts, and the same values")
    func editions() throws {
        let reading = try read(["site.yaml": Self.site, "teams/care/team.yaml": Self.team])
        #expect(reading.diagnostics.all.isEmpty)
        let site = try #require(reading.site)
        #expect(reading.languages == ["en", "it", "ar"])
        #expect(site.timeZone == "Europe/Rome")
        #expect(site.editions.map(\.name) == ["Help", "Aiuto", "مساعدة"])
        #expect(site.editions.map(\.messages.language) == ["en", "it", "ar"])
        #expect(site.editions.map(\.teams[0].title) == ["Care", "Assistenza", "الرعاية"])
        #expect(site.editions.map(\.teams[0].helpCenter.contact) == ["Ask us", "Chiedi", "اسأل"])
        #expect(site.editions[1].teams[0].form.title == "Come possiamo aiutare?")
        let products = site.editions.map { $0.teams[0].form.form.fields[0] }
        #expect(products.map(\.label) == ["Product", "Prodotto", "المنتج"])
        for product in products { #expect(product.options.map(\.value) == ["Printer", "s", "3"]) }
        #expect(products[1].options.map(\.label) == ["Stampante", "Scanner", "3"])
        #expect(products[1].options.map(\.group) == [nil, "Altro", "Altro"])
        #expect(site.editions.map { $0.teams[0].form.form.fields[1].defaultValue } == ["Number", "Numero", "الرقم"])
    }

    @Test("the first language is the one without a prefix, whichever it is")
    func first() throws {
        let reading = try read(["site.yaml": Self.site.replacing("[en, it, ar]", with: "[it, en, ar]")])
        #expect(reading.site?.name == "Aiuto")
        #expect(reading.languages == ["it", "en", "ar"])
    }

    @Test("questions that team.yaml does not write are the language’s own")
    func defaults() throws {
        let reading = try read([
            "site.yaml": Self.site, "teams/care/team.yaml": "name: { en: C, it: C, ar: C }\npublished: true\n",
        ])
        let labels = reading.site?.editions.map { $0.teams[0].form.form.fields.map(\.label) }
        #expect(labels?[0] == ["Your name", "Email address", "Subject", "How can we help?"])
        #expect(labels?[1] == ["Nome e cognome", "Indirizzo email", "Oggetto", "Come possiamo aiutare?"])
    }

    @Test("a problem is told once, however many languages there are")
    func once() throws {
        let reading = try read([
            "site.yaml": Self.site, "teams/care/team.yaml": Self.team.replacing("selection", with: "selektion"),
        ])
        #expect(reading.diagnostics.all.count == 1)
        #expect(reading.site == nil)
    }

    @Test("a site may translate Docket itself, and a region takes the texts of its language")
    func ownMessages() throws {
        let reading = try read([
            "site.yaml": "name: 1\nurl: https://e.example/\nlanguages: [pt-BR, lb]\n",
            "templates/messages/lb.yaml": try String(
                contentsOfFile: "\(Repository.root)/templates/messages/de.yaml", encoding: .utf8
            ).replacing("submit: Absenden", with: "submit: Schécken"),
        ])
        #expect(reading.diagnostics.rendered == "")
        #expect(reading.site?.editions.map(\.messages.language) == ["pt-BR", "lb"])
        #expect(reading.site?.editions.map { $0.messages.text(.submit) } == ["Enviar", "Schécken"])
    }

    @Test("more than a hundred missing translations stop nothing")
    func many() throws {
        let fields = (0..<150).map { "    - { type: custom, name: f\($0), label: Field \($0) }" }
        let reading = try read([
            "site.yaml": "name: 1\nurl: https://e.example/\nlanguages: [en, it]\n",
            "teams/care/team.yaml": "name: 1\nform:\n  fields:\n" + fields.joined(separator: "\n"),
        ])
        #expect(reading.site != nil)
        #expect(reading.diagnostics.all.count == 101)
        #expect(
            reading.diagnostics.all.last?.message
                == "The file gives rise to more warnings than the first 100 that are told here.")
    }
}
