// One file, though a long one: it is the list that every file of templates/messages is written against, in its order, and an
// enumeration cannot be continued in another file.
extension Messages {
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
        /// The heading above articles that are in no category.
        case articles
        /// How many articles a category has.
        case articleCount = "article_count"
        /// A help centre, or a category, without articles.
        case articlesEmpty = "articles_empty"
        /// What stands above the contents of an article.
        case onThisPage = "on_this_page"
        /// When an article was changed last.
        case updatedOn = "updated_on"
        /// What screen readers call the links to the articles before and after.
        case articleNeighbours = "article_neighbours"
        /// Above the link to the article before.
        case previousArticle = "previous_article"
        /// Above the link to the article after.
        case nextArticle = "next_article"
        /// The heading above links to other articles.
        case relatedArticles = "related_articles"
        /// The question below an article.
        case feedbackTitle = "feedback_title"
        /// One answer to it.
        case feedbackYes = "feedback_yes"
        /// The other answer.
        case feedbackNo = "feedback_no"
        /// What follows an answer.
        case feedbackThanks = "feedback_thanks"
        /// What whom the article did not help is asked.
        case feedbackComment = "feedback_comment"
        /// The help below that question.
        case feedbackHint = "feedback_hint"
        /// The way back to the article.
        case feedbackBack = "feedback_back"
        /// The heading above the way to the form, below articles.
        case contactHeading = "contact_heading"
        /// On every page of the preview that is not published.
        case draftNote = "draft_note"
        /// Beside each link to such a page.
        case draft
        /// A page at an old address.
        case movedTitle = "moved_title"
        /// `[!NOTE]`
        case calloutNote = "callout_note"
        /// `[!TIP]`
        case calloutTip = "callout_tip"
        /// `[!IMPORTANT]`
        case calloutImportant = "callout_important"
        /// `[!WARNING]`
        case calloutWarning = "callout_warning"
        /// `[!CAUTION]`
        case calloutCaution = "callout_caution"
        /// Of a list of things to do, one that is not done, for who hears the page.
        case taskOpen = "task_open"
        /// One that is done.
        case taskDone = "task_done"
        /// The link from a footnote to the place that has it, for who hears the page.
        case footnoteBack = "footnote_back"
        /// The button beside a block of code.
        case copyCode = "copy_code"
        /// What the button says afterwards.
        case codeCopied = "code_copied"
        /// The title of a feed.
        case feedTitle = "feed_title"
        /// 404 at an address that is neither a page nor a route: the heading.
        case notFoundTitle = "not_found_title"
        /// The same: the explanation.
        case notFoundText = "not_found_text"
        /// The link under every page that only says one thing.
        case backHome = "back_home"
        /// The heading of the page with results; also what the button says.
        case searchTitle = "search_title"
        /// Labels the field for what to look for.
        case searchLabel = "search_label"
        /// The same where one team’s articles are searched; `{team}` is its title.
        case searchTeam = "search_team"
        /// The page while nothing was typed.
        case searchHint = "search_hint"
        /// How many articles were found, by the `{count}`.
        case searchCount = "search_count"
        /// Above results of which none has all words.
        case searchPartial = "search_partial"
        /// Nothing was found; `{query}` is what was typed.
        case searchNoneTitle = "search_none_title"
        /// The same: what to do, before links to the teams.
        case searchNoneText = "search_none_text"
        /// The link from a search in one team’s articles to one in all.
        case searchEverywhere = "search_everywhere"
        /// The page where there are no articles to look through.
        case searchNothing = "search_nothing"
        /// What screen readers call the links to further pages of a list.
        case pages
        /// The link to the page before.
        case previousPage = "previous_page"
        /// The link to the page after.
        case nextPage = "next_page"
        /// Below a form’s subject while it is written, above articles that may answer it.
        case suggestionsTitle = "suggestions_title"
        /// Behind a link of which screen readers say that it opens a new tab.
        case newTab = "new_tab"
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
        /// The same on the page, which has the answers below; by the number of `{minutes}`.
        case limitedText = "limited_text"
        /// The same in the JSON answer, which has no answers to give back; by the number of `{minutes}`.
        case limitedDetail = "limited_detail"
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
        /// `tooLong`, by the `{limit}`; `{length}` is the answer's in UTF-16 code units.
        case tooLong = "too_long"
        /// `tooShort`, by the `{limit}`; `{length}` is the answer's in UTF-16 code units.
        case tooShort = "too_short"
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
        /// `tooManyFiles`, by the `{limit}`; `{count}` are those that were chosen.
        case tooManyFiles = "too_many_files"
        /// `fileTooLarge`; `{files}` are the files' names, `{size}` the most that it may have.
        case fileTooLarge = "file_too_large"
        /// `fileTooLarge` of all files together; `{size}` is the most that they may have.
        case filesTooLarge = "files_too_large"
        /// `fileType`; `{types}` are the kinds that pass.
        case fileType = "file_type"
        /// The name of a file within a sentence.
        case fileQuoted = "file_quoted"
        /// What a field of files takes, said beforehand, by the `{count}`; `{size}` is the most that each may have.
        case fileLimits = "file_limits"
        /// The same where only some kinds, `{types}`, pass.
        case fileLimitsTypes = "file_limits_types"
        /// What all files of a form may have together, beforehand.
        case filesTogether = "files_together"
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
        /// Below that heading, where it is not known which they were.
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
        /// `badInput` of a date; here and below `{example}` is one that passes.
        case badDate = "bad_date"
        /// `badInput` of a date with a time.
        case badDatetime = "bad_datetime"
        /// `badInput` of a time.
        case badTime = "bad_time"
        /// `typeMismatch` of several email addresses.
        case badEmails = "bad_emails"
        /// `patternMismatch` where the schema has no words of its own.
        case patternMismatch = "pattern_mismatch"
        /// `rangeUnderflow` of a date, a time or both.
        case rangeUnderflowDate = "range_underflow_date"
        /// `rangeOverflow` of a date, a time or both.
        case rangeOverflowDate = "range_overflow_date"
        /// An error of a time whose range goes over midnight.
        case rangeTime = "range_time"
        /// `valueMissing` of checkboxes.
        case missingChoices = "missing_choices"
        /// None of several fields has an answer; `{fields}` are their labels.
        case missingOneOf = "missing_one_of"
        /// Between the parts of an enumeration before the last.
        case listComma = "list_comma"
        /// Beside the label of a question that may be left empty, where those are marked.
        case optionalMark = "optional_mark"
        /// Above a form that marks them; `{mark}` is the mark.
        case optionalNote = "optional_note"
        /// What a text takes, said beforehand: the most, by the `{limit}`.
        case lengthAtMost = "length_at_most"
        /// The least, by the `{limit}`.
        case lengthAtLeast = "length_at_least"
        /// Both.
        case lengthBetween = "length_between"
        /// Below a text while it is written, by the `{count}`.
        case charactersLeft = "characters_left"
        /// The same once there are more than fit, by the `{count}`.
        case charactersOver = "characters_over"
        /// What a number, date or time takes, said beforehand.
        case rangeBetween = "range_between"
        /// The range of a time whose end is before its beginning.
        case rangeOverMidnight = "range_over_midnight"
        /// How far the numbers that pass lie apart.
        case stepsOf = "steps_of"
        /// The same where they do not begin at zero; `{base}` is one of them.
        case stepsFrom = "steps_from"
        /// The least number.
        case rangeAtLeast = "range_at_least"
        /// The greatest number.
        case rangeAtMost = "range_at_most"
        /// The earliest date or time.
        case rangeFrom = "range_from"
        /// The latest date or time.
        case rangeUntil = "range_until"
        /// Beside a question that depends on others, where no script hides it; `{condition}` is made of the texts below.
        case onlyIf = "only_if"
        /// The same of a question that has to be answered then.
        case neededIf = "needed_if"
        /// All of several conditions.
        case conditionAnd = "condition_and"
        /// Any of several conditions.
        case conditionOr = "condition_or"
        /// Several conditions within one of the other kind, all of which must hold.
        case conditionAllOf = "condition_all_of"
        /// Several conditions within one of the other kind, one of which must hold.
        case conditionAnyOf = "condition_any_of"
        /// `selected`; `{label}` is the other question's.
        case conditionSelected = "condition_selected"
        /// `not_selected`.
        case conditionNotSelected = "condition_not_selected"
        /// `contains`.
        case conditionContains = "condition_contains"
        /// `not_contains`.
        case conditionNotContains = "condition_not_contains"
        /// `equal`.
        case conditionEqual = "condition_equal"
        /// `not_equal`.
        case conditionNotEqual = "condition_not_equal"
        /// `greater`.
        case conditionGreater = "condition_greater"
        /// `less`.
        case conditionLess = "condition_less"
        /// `greater_or_equal`.
        case conditionGreaterOrEqual = "condition_greater_or_equal"
        /// `less_or_equal`.
        case conditionLessOrEqual = "condition_less_or_equal"
        /// `after`.
        case conditionAfter = "condition_after"
        /// `before`.
        case conditionBefore = "condition_before"
        /// `equal_or_after`.
        case conditionEqualOrAfter = "condition_equal_or_after"
        /// `equal_or_before`.
        case conditionEqualOrBefore = "condition_equal_or_before"
        /// `between`.
        case conditionBetween = "condition_between"
        /// `not_between`.
        case conditionNotBetween = "condition_not_between"
        /// `set: true`.
        case conditionSet = "condition_set"
        /// `set: false`.
        case conditionNotSet = "condition_not_set"
        /// `set: true` of a checkbox.
        case conditionTicked = "condition_ticked"
        /// `set: false` of a checkbox.
        case conditionNotTicked = "condition_not_ticked"
        /// 410 of a form before its time.
        case opensOn = "opens_on"
        /// 410 of a form after its time.
        case closedSince = "closed_since"
        /// The link by which a visitor sees whether a form is open by now.
        case tryForm = "try_form"
        /// The form's own thanks: the heading.
        case sentTitle = "sent_title"
        /// The box of the privacy notice.
        case privacyLabel = "privacy_label"
        /// What screen readers call the links to the same page in other languages.
        case languages
        /// In a form that stands in another page: the link to the form's own.
        case questionOpenInFull = "question_open_in_full"
    }
}
