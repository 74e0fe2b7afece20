/// The interface's texts in one language, from `templates/messages/<language>.yaml`.
///
/// A text has places such as `{label}`. A key whose text depends on a number has variants for CLDR's plural
/// categories, such as `too_long.one` and `too_long.other`.
package struct Messages: Sendable, Hashable {
    /// Every text that the product says by itself.
    package enum Key: String, CaseIterable, Sendable {
        case skipToContent = "skip_to_content"
        case home, teams, contact, breadcrumbs
        case teamsEmpty = "teams_empty"
        case formClosed = "form_closed"
        case notFoundTitle = "not_found_title"
        case notFoundText = "not_found_text"
        case backHome = "back_home"
        case formTitle = "form_title"
        case submit
        case requiredNote = "required_note"
        case requiredMark = "required_mark"
        case chooseOne = "choose_one"
        case errorPrefix = "error_prefix"
        case errorSummary = "error_summary"
        case defaultName = "default_name"
        case defaultEmail = "default_email"
        case defaultSubject = "default_subject"
        case defaultDescription = "default_description"
        case ticketTitle = "ticket_title"
        case ticketReceived = "ticket_received"
        case ticketKeep = "ticket_keep"
        case ticketStage = "ticket_stage"
        case ticketDate = "ticket_date"
        case ticketAnswers = "ticket_answers"
        case ticketUnknownTitle = "ticket_unknown_title"
        case ticketUnknownText = "ticket_unknown_text"
        case closedTitle = "closed_title"
        case closedText = "closed_text"
        case teamUnknownTitle = "team_unknown_title"
        case teamUnknownText = "team_unknown_text"
        case unavailableTitle = "unavailable_title"
        case unavailableText = "unavailable_text"
        case unavailableDetail = "unavailable_detail"
        case unavailableTicketTitle = "unavailable_ticket_title"
        case unavailableTicketText = "unavailable_ticket_text"
        case badRequestTitle = "bad_request_title"
        case badRequestText = "bad_request_text"
        case tooLargeTitle = "too_large_title"
        case tooLargeText = "too_large_text"
        case unsupportedTitle = "unsupported_title"
        case unsupportedText = "unsupported_text"
        case filesUnsupportedText = "files_unsupported_text"
        case methodTitle = "method_title"
        case methodText = "method_text"
        case missingEverything = "missing_everything"
        case missingText = "missing_text"
        case missingChoice = "missing_choice"
        case missingCheckbox = "missing_checkbox"
        case badNumber = "bad_number"
        case badEmail = "bad_email"
        case badURL = "bad_url"
        case tooLongOne = "too_long.one"
        case tooLongOther = "too_long.other"
        case tooShortOne = "too_short.one"
        case tooShortOther = "too_short.other"
        case rangeUnderflow = "range_underflow"
        case rangeOverflow = "range_overflow"
        case wholeNumber = "whole_number"
        case stepMismatch = "step_mismatch"
        case notAnOption = "not_an_option"
        case stageNew = "stage_new"
        case stageInProgress = "stage_in_progress"
        case stageSolved = "stage_solved"
        case stageCancelled = "stage_cancelled"
    }

    /// The language's tag (BCP 47).
    package let language: String
    /// By key; every key of `Key` is there.
    package let texts: [String: String]

    /// - Parameter texts: by key.
    package init(language: String, texts: [String: String]) {
        self.language = language
        self.texts = texts
    }

    /// The text of a key with its places filled.
    /// - Parameter values: by the name between the braces; a place without a value stays as it is.
    package func text(_ key: Key, _ values: [String: String] = [:]) -> String {
        let text = texts[key.rawValue] ?? key.rawValue
        guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        // One pass, so that a value with braces is never taken for a place.
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            result += rest[..<open] + (values[name] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The places of a text, such as `label` and `max`.
    package static func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex(of: "}").map { String(part[..<$0]) }
            })
    }
}
