import Diagnostics
import Forms
import Foundation
import SiteSource
import Testing

struct MessagesTests {
    private static let english = "\(Repository.root)/templates/messages/en.yaml"

    /// What reading the English texts says after a change.
    private func problems(_ change: (String) -> String) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(change(try String(contentsOfFile: Self.english, encoding: .utf8)), to: "de.yaml")
        do throws(Diagnostics) {
            let messages = try Messages.read("\(folder.site)/de.yaml")
            #expect(messages.language == "de")
            return ""
        } catch {
            return folder.shown(error.sorted.map { "\($0.file): \($0.message)" }.joined(separator: "\n"))
        }
    }

    @Test("the English texts are read without a problem")
    func english() throws {
        let messages = try Messages.read(Self.english)
        #expect(messages.language == "en")
        #expect(messages.text(.ticketTitle, ["number": "42"]) == "Ticket 42")
    }

    @Test("missing, unknown, empty and repeated keys are told all at once")
    func keys() throws {
        let text = try problems { text in
            text.replacingOccurrences(of: "submit: Send", with: "sumbit: Send")
                .replacingOccurrences(of: "required_mark: \"*\"", with: "required_mark: \" \"")
                .replacingOccurrences(of: "home: Home", with: "home: [Home]") + "contact: Contact\nnothing_like_it: x\n"
        }
        #expect(
            text == """
                site/de.yaml: A file of messages needs the key “submit”.
                site/de.yaml: “home” must be a text, and this is a list.
                site/de.yaml: A file of messages has no key “sumbit”. Did you mean “submit”?
                site/de.yaml: “required_mark” is empty. Write a text.
                site/de.yaml: The key “contact” is here twice; line 5 has it too. Remove one of the two.
                site/de.yaml: A file of messages has no key “nothing_like_it”. Remove it.
                """)
    }

    @Test("places are those that are filled in")
    func places() throws {
        let text = try problems { text in
            text.replacingOccurrences(of: "form_title: Contact {team}", with: "form_title: Contact {taem}")
                .replacingOccurrences(of: "ticket_title: Ticket {number}", with: "ticket_title: Ticket")
                .replacingOccurrences(of: "submit: Send", with: "submit: Send {it}")
                .replacingOccurrences(of: "must be {min} or more", with: "must be {minimum} or more")
        }
        #expect(
            text == """
                site/de.yaml: “form_title” has no place “{taem}”. Did you mean “team”?
                site/de.yaml: “submit” has no place “{it}”. It has none.
                site/de.yaml: “ticket_title” lacks the place {number}. Write it where it is filled in.
                site/de.yaml: “range_underflow” has no place “{minimum}”. It has {label} and {min}.
                """)
    }

    @Test("a translation may leave the length out")
    func furtherPlaces() throws {
        #expect(try problems { $0.replacingOccurrences(of: " It has {length} now.", with: "") } == "")
    }

    @Test("a text that depends on a number has one for each category of the language, and no other")
    func categories() throws {
        let text = try problems { text in
            text.replacingOccurrences(of: "too_long:\n  one:", with: "too_long:\n  few:")
                .replacingOccurrences(of: "too_short:\n  one:", with: "too_short:\n  uno:")
                .replacingOccurrences(of: "Up to {count} files of at most {size} each.", with: "Up to {size} each.")
                .replacingOccurrences(
                    of: "length_at_most:\n  one: At most one character.\n  other: At most {limit} characters.",
                    with: "length_at_most: At most {limit} characters.")
        }
        #expect(
            text == """
                site/de.yaml: “too_long” needs a text for “one”: numbers in this language are one and other.
                site/de.yaml: “too_long” has a text for “few”, and numbers in this language are only one and other. Remove it.
                site/de.yaml: “too_short” has no key “uno”. It has zero, one, two, few, many and other.
                site/de.yaml: “too_short” needs a text for “one”: numbers in this language are one and other.
                site/de.yaml: “file_limits” lacks the place {count}. Write it where it is filled in.
                site/de.yaml: “length_at_most” depends on a number, and this is one text. Write a map with a text for one and other.
                """)
    }

    @Test("a file that is missing or no YAML is told")
    func noFile() throws {
        #expect(try problems { _ in "" } == "site/de.yaml: The file is empty. It needs a text for every key.")
        #expect(
            try problems { _ in "- x" }
                == "site/de.yaml: A file of messages must be a map of keys and values, and this is a list.")
        #expect(throws: Diagnostics.self) { try Messages.read("/nowhere/en.yaml") }
    }
}
