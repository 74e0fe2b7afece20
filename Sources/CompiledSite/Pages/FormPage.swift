package import Forms
import Templates
import Tickets

extension CompiledSite {
    /// What a form page shows besides the empty form.
    package struct FormState: Sendable {
        /// What was sent; nil when nothing was, so that the fields start with their defaults.
        package var submission: Submission?
        /// What to mend, above the form and at the fields; empty when nothing is wrong.
        package var errors: [FieldError] = []
        /// The files that came with an earlier try, each under a token by which it may come again.
        package var kept: [KeptFile] = []
        /// A notice above the form, such as that it could not be stored; nil for none.
        package var notice: (title: String, text: String?)?
        /// Whether the notice says that all went well.
        package var isDone = false
        /// Why there is no form at the moment; nil while there is one.
        package var closed: Closing?
        /// Below the notice, what the request is called by; nil for none.
        package var reference: String?
        /// What makes this page's submission one of its kind; nil for a page that stands in a file, for everybody.
        package var id: String?
        /// How much of a page it is.
        package var extent = Page.Extent.document
        /// What the page's address fills in; nil for nothing.
        package var prefill: Submission?
        /// Answers that were sent and have no place in the form.
        package var leftovers: [Answer] = []

        /// The form as it is before anyone has written in it.
        package init() {}
    }

    /// Why a form takes nothing at the moment.
    package struct Closing: Sendable {
        /// What people read.
        package let text: String
        /// Answers that were sent all the same.
        let answers: [Answer]
        /// When it opens, for a page that may be older than the answer and leads to the gateway; nil for any other.
        let opens: Int64?
    }

    /// Why a form is closed at a time; nil when it is open.
    /// - Parameters:
    ///   - now: milliseconds since 1970.
    ///   - submission: what was sent to it all the same.
    ///   - isStatic: whether the page will stand in a file.
    package func closing(
        of form: CompiledForm, at now: Int64, submission: Submission? = nil, isStatic: Bool = false
    ) -> Closing? {
        guard !form.options.isOpen(at: now) else { return nil }
        let text: String
        if let own = form.closedText {
            text = own
        } else if let opens = form.options.opens, now < opens {
            text = messages.text(.opensOn, ["date": shown(Timestamp(milliseconds: opens))])
        } else {
            text = messages.text(.closedSince, ["date": end(form.options.closes ?? now)])
        }
        let answers =
            submission.map { submission in
                form.form.fields.compactMap { field in
                    let value = field.isConstant ? "" : field.value(in: submission)
                    return value.isEmpty
                        ? nil
                        : Answer(
                            attribute: .custom, name: field.name, label: field.label,
                            value: field.shown(value, messages))
                } + form.form.leftovers(of: submission)
            } ?? []
        let opens = form.options.opens.flatMap { now < $0 && isStatic ? $0 : nil }
        return Closing(text: text, answers: answers, opens: opens)
    }

    /// The moment at which a form closed; at midnight the day that it was open to the end.
    private func end(_ milliseconds: Int64) -> String {
        let moment = Timestamp(milliseconds: milliseconds)
        let (_, _, _, hour, minute) = moment.local(in: zone)
        guard hour == 0, minute == 0 else { return shown(moment) }
        let day = Timestamp(milliseconds: milliseconds - 1).local(in: zone)
        return messages.dates.date(year: day.year, month: day.month, day: day.day)
    }

    /// A file that a form given back still has.
    package struct KeptFile: Sendable, Hashable {
        /// The name of the field that it belongs to.
        package let field: String
        /// As the customer's device calls it.
        package let name: String
        /// In bytes.
        package let size: Int
        /// What the box sends so that the file is the same again.
        package let token: String

        /// A file with all its parts.
        package init(field: String, name: String, size: Int, token: String) {
            self.field = field
            self.name = name
            self.size = size
            self.token = token
        }
    }

    /// A form, empty or given back with its answers.
    package func formPage(team: String, _ form: CompiledForm, _ state: FormState = FormState()) -> Page {
        let fields = form.form.fields.filter { !$0.isConstant }
        let errors = Dictionary(state.errors.map { ($0.field, $0) }) { first, _ in first }
        let hasChallenge = form.spam.challenge != .off
        let subject = teams[team]?.hasArticles == true ? fields.first { $0.attribute == .subject } : nil
        let isStatic = state.submission == nil && state.notice == nil && state.prefill == nil
        let context = FieldContext(form, state, errors)
        var page = page(
            .form, title: form.title, canonical: isStatic && state.extent == .document ? "\(team)/contact/" : nil,
            trail: [(messages.text(.home), ""), (teams[team]?.title ?? team, "\(team)/")],
            content: [
                "action": url(formAddress(team: team, state.extent)), "has_languages": .bool(languages.count > 1),
                "introduction": form.introduction.map { .html(HTML(trusted: $0)) } ?? false,
                "submit": .text(form.submit),
                // Without files the shorter encoding, which every program that posts forms knows.
                "has_files": .bool(fields.contains { $0.files != nil }),
                "submit_position": .text(form.options.submitPosition.rawValue),
                "rules": .text(rules(of: form)),
                "full_page": state.extent == .embedded ? url(address("\(team)/contact/")) : false,
                "mark_note": markNote(form).map { .text($0) } ?? false,
                "notice": state.notice.map {
                    .object(
                        notice(
                            state.isDone ? "success" : "warning", $0.title, $0.text, takesFocus: true,
                            reference: state.reference))
                } ?? false,
                "version": .text(form.version), "id": state.id.map { .text($0) } ?? false,
                "leftovers": state.leftovers.isEmpty ? false : .object(leftovers(state.leftovers)),
                "scripts": state.closed == nil
                    ? scriptValues(scriptNames(form, state.extent) + (subject == nil ? [] : ["search"]))
                    : scriptValues(state.extent == .embedded ? ["frame"] : [], blocking: ["opening"]),
                "suggestions": subject.map { ["field": .text($0.controlID), "address": url(suggestions(team: team))] }
                    ?? false,
                "challenge": hasChallenge
                    ? [
                        "address": url(route("/challenge/\(team)")),
                        "worker": url(scripts["challenge-worker"] ?? ""),
                    ] : false,
                "closed": state.closed.map { closedValue($0, team: team, state.extent) } ?? false,
                "has_errors": .bool(!errors.isEmpty),
                "errors": .list(
                    fields.compactMap { field in
                        errors[field.name].map { error in
                            ["address": url("#\(field.controlID)"), "message": .text(error.message)]
                        }
                    }),
                "items": .list(form.form.items.compactMap { itemValue($0, context) }),
                "page_stylesheet": form.stylesheet.map(url) ?? false,
            ])
        page = page.shown(as: state.extent)
        if state.extent == .fragment { page = page.with(["stylesheet": url(theme.fragmentStylesheet)]) }
        if !errors.isEmpty { page = page.titled(messages.text(.errorPrefix)) }
        return page
    }

    /// The scripts of an open form, in the order in which they run: what few forms need comes as a file of its own.
    private func scriptNames(_ form: CompiledForm, _ extent: Page.Extent) -> [String] {
        [
            form.form.fields.contains { $0.allowsPrefill || $0.defaultValue == "today" } ? "filling" : nil,
            "form", form.spam.challenge == .off ? nil : "challenge",
            form.form.fields.contains { $0.layout.animation != nil } ? "animation" : nil,
            extent == .embedded ? "frame" : nil,
        ].compactMap { $0 }
    }

    /// Where the script finds articles for what is being asked.
    private func suggestions(team: String) -> String { searchAddress("", team: team) }

    /// What the mark beside some labels means, and of which fields one is needed; nil for neither.
    private func markNote(_ form: CompiledForm) -> String? {
        let oneOf = form.form.atLeastOneOf.map { names in
            let labels = form.form.fields.filter { names.contains($0.name) }.map(\.label)
            return messages.text(.missingOneOf, ["fields": messages.listOr(labels)])
        }
        let notes = [meaningOfMark(form)].compactMap { $0 } + oneOf
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    private func meaningOfMark(_ form: CompiledForm) -> String? {
        let fields = form.form.fields.filter { !$0.isConstant }
        let mark = form.options.markText
        switch form.options.mark {
        case .required where fields.contains { $0.required != .never }:
            return messages.text(.requiredNote, ["mark": mark ?? messages.text(.requiredMark)])
        case .optional where fields.contains { $0.required != .always }:
            return messages.text(.optionalNote, ["mark": mark ?? messages.text(.optionalMark)])
        case .required, .optional, .none: return nil
        }
    }

    private func closedValue(_ closing: Closing, team: String, _ extent: Page.Extent) -> Value {
        .object(
            notice("info", messages.text(.closedTitle), closing.text).merging([
                "has_answers": .bool(!closing.answers.isEmpty),
                "answers": .list(closing.answers.map { ["label": .text($0.label), "value": .text($0.value)] }),
                "opens": closing.opens.map { .text(String($0)) } ?? false,
                "try": closing.opens == nil
                    ? false
                    : [
                        "label": .text(messages.text(.tryForm)), "address": url(formAddress(team: team, extent)),
                        "is_secondary": true,
                    ],
            ]) { $1 })
    }

    private func leftovers(_ answers: [Answer]) -> [String: Value] {
        notice("info", messages.text(.leftoversTitle), messages.text(.leftoversText)).merging([
            "answers": .list(answers.map { ["label": .text($0.label), "value": .text($0.value)] })
        ]) { $1 }
    }
}

extension Page {
    /// The same page with a text before the document's title.
    func titled(_ prefix: String) -> Page {
        guard case .object(let values) = values, case .text(let title)? = values["document_title"] else { return self }
        return with(["document_title": .text(prefix + title)])
    }
}
