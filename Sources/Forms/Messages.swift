/// The interface's texts in one language, from `templates/messages/<language>.yaml`.
///
/// A text has places such as `{label}`. A key whose text depends on a number has variants for CLDR's plural
/// categories, such as `too_long.one` and `too_long.other`.
package struct Messages: Sendable, Hashable {
    /// Every text that the product says by itself.
    package enum Key: String, CaseIterable, Sendable {
        /// Every page's first link, for those who go by the keyboard.
        case skipToContent = "skip_to_content"
        /// The start page in the breadcrumbs.
        case home
        /// The heading above the start page's teams.
        case teams
        /// The button that leads to a form, where team.yaml has no text for it.
        case contact
        /// What screen readers call the breadcrumbs.
        case breadcrumbs
        /// The start page of a site that publishes no team.
        case teamsEmpty = "teams_empty"
        /// In place of the button, on the page of a team whose form is not published.
        case formClosed = "form_closed"
        /// 404 at an address that is neither a page nor a route: the heading.
        case notFoundTitle = "not_found_title"
        /// The same: the explanation.
        case notFoundText = "not_found_text"
        /// The link under every page that only says one thing.
        case backHome = "back_home"
        /// A form's heading where team.yaml has none; `{team}` is the team's title.
        case formTitle = "form_title"
        /// The button that sends a form, where team.yaml has no text for it.
        case submit
        /// Above a form with a required field; `{mark}` is `requiredMark`.
        case requiredNote = "required_note"
        /// Beside the label of a required field, hidden from screen readers.
        case requiredMark = "required_mark"
        /// The option of a `select` that is no answer.
        case chooseOne = "choose_one"
        /// Before the document's title, and for screen readers before each field's error.
        case errorPrefix = "error_prefix"
        /// The heading of a form's errors; also the title of the JSON answer.
        case errorSummary = "error_summary"
        /// Labels the customer's name among the default questions.
        case defaultName = "default_name"
        /// Labels the email address among the default questions.
        case defaultEmail = "default_email"
        /// Labels the subject among the default questions.
        case defaultSubject = "default_subject"
        /// Labels the question itself among the default questions.
        case defaultDescription = "default_description"
        /// The heading of a ticket's page; `{number}` is the ticket's.
        case ticketTitle = "ticket_title"
        /// What the page says first; `{number}` is the ticket's.
        case ticketReceived = "ticket_received"
        /// Why to keep the page's address.
        case ticketKeep = "ticket_keep"
        /// Before the stage, which is one of the last four keys.
        case ticketStage = "ticket_stage"
        /// Before the time at which the ticket came in.
        case ticketDate = "ticket_date"
        /// The heading above the answers.
        case ticketAnswers = "ticket_answers"
        /// 404 at a ticket's address: the heading.
        case ticketUnknownTitle = "ticket_unknown_title"
        /// The same: the explanation.
        case ticketUnknownText = "ticket_unknown_text"
        /// 410 for the form of a published team that publishes none: the heading.
        case closedTitle = "closed_title"
        /// The same: the explanation, also for who has just sent the form.
        case closedText = "closed_text"
        /// 404 for the form of a team that is unknown or not published: the heading.
        case teamUnknownTitle = "team_unknown_title"
        /// The same: the explanation, also for who has just sent the form.
        case teamUnknownText = "team_unknown_text"
        /// 503 after a form was sent: the notice's heading, and the title of the JSON answer.
        case unavailableTitle = "unavailable_title"
        /// The same on the page, which has the answers below.
        case unavailableText = "unavailable_text"
        /// The same in the JSON answer, which has no answers to give back.
        case unavailableDetail = "unavailable_detail"
        /// 503 at a ticket's address: the heading.
        case unavailableTicketTitle = "unavailable_ticket_title"
        /// The same: the explanation.
        case unavailableTicketText = "unavailable_ticket_text"
        /// 429 after a form was sent: the notice's heading, and the title of the JSON answer.
        case limitedTitle = "limited_title"
        /// The same on the page, which has the answers below, where a minute is enough.
        case limitedTextOne = "limited_text.one"
        /// The same with any other number of `{minutes}`.
        case limitedTextOther = "limited_text.other"
        /// The same in the JSON answer, which has no answers to give back, where a minute is enough.
        case limitedDetailOne = "limited_detail.one"
        /// The same with any other number of `{minutes}`.
        case limitedDetailOther = "limited_detail.other"
        /// 403 for a form that another site's page has sent: the heading.
        case foreignOriginTitle = "foreign_origin_title"
        /// The same: the explanation.
        case foreignOriginText = "foreign_origin_text"
        /// The label of the field that nobody sees, for who sees it without a style sheet.
        case honeypotLabel = "honeypot_label"
        /// While the proof of work is made, after the button was pressed.
        case challengeWaiting = "challenge_waiting"
        /// 400: the heading.
        case badRequestTitle = "bad_request_title"
        /// The same: the explanation; `{reason}` is a sentence in English.
        case badRequestText = "bad_request_text"
        /// 413: the heading.
        case tooLargeTitle = "too_large_title"
        /// The same: the explanation; `{limit}` is a size with its unit, such as `2 MB`.
        case tooLargeText = "too_large_text"
        /// 415: the heading.
        case unsupportedTitle = "unsupported_title"
        /// The same: the explanation for a body of another media type.
        case unsupportedText = "unsupported_text"
        /// The heading above answers of an older form that the form no longer asks for.
        case leftoversTitle = "leftovers_title"
        /// The same: the explanation.
        case leftoversText = "leftovers_text"
        /// 405: the heading.
        case methodTitle = "method_title"
        /// The same: the explanation; `{methods}` are those of the `Allow` field.
        case methodText = "method_text"
        /// Under an error that an operator may have to look up; `{id}` is in the log.
        case reference
        /// A form without a required field came without any answer.
        case missingEverything = "missing_everything"
        /// `valueMissing` where something is to be written; here and below `{label}` is the field's.
        case missingText = "missing_text"
        /// `valueMissing` of radio buttons or a `select`.
        case missingChoice = "missing_choice"
        /// `valueMissing` of a checkbox.
        case missingCheckbox = "missing_checkbox"
        /// `badInput`.
        case badNumber = "bad_number"
        /// `typeMismatch` of an email address.
        case badEmail = "bad_email"
        /// `typeMismatch` of a web address.
        case badURL = "bad_url"
        /// `tooLong` where the limit is 1; `{length}` is the answer's in UTF-16 code units.
        case tooLongOne = "too_long.one"
        /// `tooLong` with any other `{limit}`.
        case tooLongOther = "too_long.other"
        /// `tooShort` where the limit is 1; `{length}` is the answer's in UTF-16 code units.
        case tooShortOne = "too_short.one"
        /// `tooShort` with any other `{limit}`.
        case tooShortOther = "too_short.other"
        /// `rangeUnderflow`; `{min}` is as the schema writes it.
        case rangeUnderflow = "range_underflow"
        /// `rangeOverflow`, also where the next step would be beyond `max`; `{max}` is the greatest that passes.
        case rangeOverflow = "range_overflow"
        /// `stepMismatch` where the steps are the whole numbers.
        case wholeNumber = "whole_number"
        /// `stepMismatch` with any other step; `{below}` and `{above}` are the nearest that pass.
        case stepMismatch = "step_mismatch"
        /// `notAnOption`.
        case notAnOption = "not_an_option"
        /// `valueMissing` of files.
        case missingFile = "missing_file"
        /// `tooManyFiles` where the limit is 1; `{count}` are those that were chosen.
        case tooManyFilesOne = "too_many_files.one"
        /// `tooManyFiles` with any other `{limit}`.
        case tooManyFilesOther = "too_many_files.other"
        /// `fileTooLarge`; `{file}` is the file's name, `{size}` the most that it may have.
        case fileTooLarge = "file_too_large"
        /// `fileTooLarge` of all files together; `{size}` is the most that they may have.
        case filesTooLarge = "files_too_large"
        /// `fileType`; `{types}` are the kinds that pass.
        case fileType = "file_type"
        /// What a field of one file takes, said beforehand; `{size}` is the most that it may have.
        case fileLimitsOne = "file_limits.one"
        /// The same of any other `{count}` of files.
        case fileLimitsOther = "file_limits.other"
        /// The same as `fileLimitsOne` where only some kinds, `{types}`, pass.
        case fileLimitsTypesOne = "file_limits_types.one"
        /// The same as `fileLimitsOther` where only some kinds, `{types}`, pass.
        case fileLimitsTypesOther = "file_limits_types.other"
        /// `image/*` among the kinds.
        case fileTypeImages = "file_type_images"
        /// `audio/*` among the kinds.
        case fileTypeSounds = "file_type_sounds"
        /// `video/*` among the kinds.
        case fileTypeVideos = "file_type_videos"
        /// The end of an enumeration: `{first}` are all but the `{last}`.
        case listOr = "list_or"
        /// A box, ticked already, for a file that came with an earlier try; `{file}` is its name, `{size}` its size.
        case fileKeep = "file_keep"
        /// What a file without a usable name is called.
        case fileUnnamed = "file_unnamed"
        /// The heading above the files of a ticket.
        case ticketFiles = "ticket_files"
        /// Above a form that is given back without some of its files: the heading.
        case filesLostTitle = "files_lost_title"
        /// The same: `{files}` are the names of those that must be chosen again.
        case filesLostText = "files_lost_text"
        /// The same where it is not known which they were.
        case filesExpiredText = "files_expired_text"
        /// The same for files to which the form has no question; `{files}` are their names.
        case filesStrayText = "files_stray_text"
        /// 503 after a form with files that could not be kept was sent.
        case unavailableFilesText = "unavailable_files_text"
        /// 413 of a form with files; `{limit}` is what all of it may have.
        case tooLargeFilesText = "too_large_files_text"
        /// `Stage.new` as customers read it.
        case stageNew = "stage_new"
        /// `Stage.inProgress` as customers read it.
        case stageInProgress = "stage_in_progress"
        /// `Stage.solved` as customers read it.
        case stageSolved = "stage_solved"
        /// `Stage.cancelled` as customers read it.
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
