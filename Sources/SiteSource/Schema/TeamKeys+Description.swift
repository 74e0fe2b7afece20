import Forms

extension TeamKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .name: KeyDescription("The team’s name, as people read it.", .text, isRequired: true)
        case .description: KeyDescription("A line of Markdown about the team.", .text)
        case .published:
            KeyDescription(
                "Whether the team is anywhere at all: in pages, lists and the gateway.", .bool, default: false)
        case .helpCenter: KeyDescription("The team’s page.", .map(HelpCenterKey.map))
        case .form: KeyDescription("The form that makes tickets for the team.", .map(FormKey.map))
        }
    }
}

extension HelpCenterKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .published: KeyDescription("Whether the team’s articles are shown.", .bool, default: false)
        case .contact: KeyDescription("The text of the button that leads to the form.", .text)
        }
    }
}

extension FormKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .published:
            KeyDescription(
                "Whether there is a form. Without it the team’s page says that it is closed.", .bool, default: false)
        case .title: KeyDescription("The form’s heading.", .text)
        case .introduction: KeyDescription("Markdown between the heading and the first field.", .text)
        case .opens:
            KeyDescription(
                "When the form opens, in the site’s time zone: 2026-12-24, or 2026-12-24 18:00.",
                .plainText(pattern: KeyPattern.moment))
        case .closes:
            KeyDescription(
                "When the form closes, in the site’s time zone. A date alone means the end of that day.",
                .plainText(pattern: KeyPattern.moment))
        case .closedText: KeyDescription("What people read before the form opens and after it closes.", .text)
        case .labelPosition:
            KeyDescription(
                "Where labels stand: above the input, beside it, or nowhere to see (screen readers still say them).",
                .word(LabelPosition.self), default: "top")
        case .labelWidth:
            KeyDescription(
                "Of twelve columns of a field, those that a label beside the input takes.",
                .integer(KeyRange.labelWidth), default: 4)
        case .mark:
            KeyDescription(
                "Which fields are marked: those that need an answer, those that need none, or no field.",
                .word(FormOptions.Mark.self), default: "required")
        case .markText:
            KeyDescription(
                "What the mark is, such as “*”. Without it the mark is a word of the page’s language.", .text)
        case .submit:
            KeyDescription(
                "The text of the button that sends, or a map of its text and its position.",
                .either([.text, .map(SubmitKey.map)]))
        case .onSuccess:
            KeyDescription(
                "What follows a submission: the ticket’s page with “message” on top, the empty form with a line that says so,"
                    + " or another page of the same server.",
                .either([.word(PlainOnSuccess.self), .map(OnSuccessKey.map)]), default: "message")
        case .message:
            KeyDescription(
                "Markdown on top of the ticket’s page after a submission. {number} is the ticket’s number, and a field’s name"
                    + " in braces is its answer, also in the address of a link.", .text)
        case .atLeastOneOf:
            KeyDescription(
                "Lists of fields’ names: of each list one field at least needs an answer, such as [[phone, email]].",
                .list(.list(.plainText(pattern: KeyPattern.fieldName), least: 2, areUnique: true)), default: [])
        case .privacy:
            KeyDescription("A notice at the form’s end with a box that must be ticked.", .map(PrivacyKey.map))
        case .spam:
            KeyDescription(
                "What the form does against spam, in place of what site.yaml says.", .reference(.spam))
        case .fields:
            KeyDescription(
                "The fields, and the headings, texts and groups between them, in their order. Without it the form asks for"
                    + " name, email address, subject and question.", .list(.reference(.item), least: 1))
        }
    }
}

extension SubmitKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .label: KeyDescription("The text of the button.", .text)
        case .position:
            KeyDescription("Where the button stands.", .word(FormOptions.SubmitPosition.self), default: "left")
        }
    }
}

extension OnSuccessKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .redirect:
            KeyDescription(
                "The path of a page of the same server, such as /thanks/; perhaps another in each language.",
                .byLanguage(pattern: KeyPattern.path), isRequired: true)
        }
    }
}

extension PrivacyKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .text:
            KeyDescription("A line of Markdown, perhaps with a link to the whole notice.", .text, isRequired: true)
        case .label: KeyDescription("What stands beside the box. Without it Docket says so itself.", .text)
        }
    }
}

extension HeadingKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .heading: KeyDescription("A heading between the fields.", .text, isRequired: true)
        }
    }
}

extension ParagraphKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .text: KeyDescription("Markdown between the fields.", .text, isRequired: true)
        }
    }
}

extension GroupKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .group: KeyDescription("The legend of a group of fields.", .text, isRequired: true)
        case .fields:
            KeyDescription(
                "The fields of the group, with headings and texts between them; no further group.",
                .list(.reference(.groupItem), least: 1), isRequired: true)
        }
    }
}
