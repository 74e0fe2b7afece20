import Forms

extension FieldKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .type:
            KeyDescription(
                "The part of the ticket that the answer becomes, each used once; or custom, with a “name”.",
                .word(TicketAttribute.self), isRequired: true)
        case .inputType:
            KeyDescription(
                "How the question is asked. Without it: email for type email, telephone for phone, long_text for description,"
                    + " file for attachments, else text.", .word(InputType.self))
        case .name:
            KeyDescription(
                "What conditions, addresses and tickets call the field: letters a to z, digits, “_” and “-”. Without it it is"
                    + " the type; a custom field needs one.", .plainText(pattern: KeyPattern.fieldName))
        case .label: KeyDescription("The question as people read it. A hidden field needs none.", .text)
        case .description: KeyDescription("A line of Markdown under the label, such as why you ask.", .text)
        case .placeholder: KeyDescription("An example inside the empty input.", .text)
        case .defaultValue:
            KeyDescription(
                "What the field holds at first: a text; true for a ticked checkbox; a list for checkboxes; a date or today. Of"
                    + " a hidden field it is the answer.", .dependent)
        case .required:
            KeyDescription(
                "Whether the field needs an answer: always, never, or while a condition holds.",
                .either([.bool, .map(OnlyIfKey.map)]), default: false)
        case .visibility:
            KeyDescription(
                "Whether the field is shown: always, never (the default is its answer), or while a condition holds.",
                .either([.word(PlainVisibility.self), .map(OnlyIfKey.map)]), default: "always")
        case .options:
            KeyDescription(
                "What can be chosen: texts, or maps of “value” and “label”; of a selection also groups.", .dependent)
        case .value: KeyDescription("What a ticked checkbox stores.", .plainText(), default: "Yes")
        case .min: KeyDescription("The least number, or the earliest date or time.", .dependent)
        case .max:
            KeyDescription(
                "The greatest number, or the latest date or time. For times it may be before “min”: then the range runs over"
                    + " midnight.", .dependent)
        case .step:
            KeyDescription(
                "How far answers lie apart, from “min”: a number, days of a date, seconds of a time, or any. Without it 1, a day"
                    + " or a minute.", .dependent)
        case .rows: KeyDescription("How many lines the input shows.", .integer(KeyRange.rows), default: 3)
        case .multiple:
            KeyDescription(
                "Whether several email addresses with commas between them may be given.", .bool, default: false)
        case .pattern:
            KeyDescription(
                "A regular expression for the whole answer; the manual’s page about patterns says what it may have.",
                .plainText())
        case .patternMessage:
            KeyDescription("What people read whose answer does not match “pattern”: say how to write it.", .text)
        case .orientation:
            KeyDescription("How the options stand.", .word(Orientation.self), default: "vertical")
        case .labelPosition:
            KeyDescription("Where the label stands, in place of what the form says.", .word(LabelPosition.self))
        case .width:
            KeyDescription(
                "Columns of twelve that the field takes on large screens.", .integer(KeyRange.width), default: 12)
        case .devices:
            KeyDescription("On which screens the field is shown.", .map(DevicesKey.map))
        case .animation:
            KeyDescription(
                "How the field moves when it comes into view. Who prefers less motion sees none of it.",
                .either([.words(["none"]), .map(AnimationKey.map)]), default: "none")
        case .prefill:
            KeyDescription(
                "Whether the address of the page may fill the field in, such as ?subject=Delivery.", .bool,
                default: false)
        case .minLength:
            KeyDescription("The least number of characters, unless the answer is empty.", .integer(KeyRange.minLength))
        case .maxLength: KeyDescription("The greatest number of characters.", .integer(KeyRange.maxLength))
        case .maxFiles: KeyDescription("How many files may be chosen.", .integer(KeyRange.maxFiles), default: 1)
        case .maxSize:
            KeyDescription("How large each file may be, such as 5 MB.", .size(KeyRange.maxSize), default: "1 MB")
        case .accept:
            KeyDescription(
                "Which kinds of files may be chosen: ends of names such as .pdf, media types such as image/png, or image/*,"
                    + " audio/* and video/*. Without it any.",
                .list(.plainText(pattern: KeyPattern.fileKind), least: 1))
        }
    }

    /// What the key may hold in a field that is asked so.
    func kind(for inputType: InputType) -> ValueKind {
        let moment = inputType.temporalKind.map { ValueKind.plainText(pattern: KeyPattern.moment($0)) }
        switch self {
        case .min, .max: return moment ?? .number()
        case .step:
            let days = ValueKind.either([.integer(1...999_999_999), .plainText(pattern: "0*[1-9][0-9]{0,8}(\\.0+)?")])
            return .either([.words(["any"]), inputType == .date ? days : .number(isStep: true)])
        case .options:
            let kinds = [ValueKind.line(isByLanguage: true), .map(OptionKey.option)]
            let groups = inputType == .selection ? [ValueKind.map(OptionKey.optionGroup)] : []
            return .list(.either(kinds + groups), least: 1, areUnique: true)
        case .defaultValue:
            switch inputType {
            case .text, .telephone, .longText: return .text
            case .number, .decimal: return .number()
            case .checkbox: return .either([.bool, .plainText()])
            case .checkboxes: return .list(.plainText())
            case .date, .datetime, .time: return .either([.words(["today"]), moment ?? .plainText()])
            case .email: return .byLanguage(pattern: KeyPattern.email)
            case .url: return .byLanguage(pattern: KeyPattern.address)
            case .radio, .selection, .file, .hidden: return .plainText()
            }
        default: return described.kind
        }
    }
}

extension InputType {
    /// The kind of date or time that is asked for; nil for anything else.
    var temporalKind: TemporalKind? {
        switch self {
        case .date: .date
        case .datetime: .datetime
        case .time: .time
        default: nil
        }
    }
}

extension OptionKey: DescribedKeys {
    /// An option that says in words what is stored.
    static var option: MapDescription { map(of: [.value, .label]) }

    /// Options under a title.
    static var optionGroup: MapDescription { map(of: [.group, .options]) }

    var described: KeyDescription {
        switch self {
        case .value: KeyDescription("What the ticket stores.", .line(isByLanguage: false), isRequired: true)
        case .label: KeyDescription("What people read. Without it they read the value.", .text)
        case .group: KeyDescription("The title of a group of options.", .text, isRequired: true)
        case .options:
            KeyDescription(
                "The options of the group.",
                .list(.either([.line(isByLanguage: true), .map(Self.option)]), least: 1, areUnique: true),
                isRequired: true)
        }
    }

    private static func map(of keys: [OptionKey]) -> MapDescription {
        MapDescription(keys: keys.map { ($0.rawValue, $0.described) })
    }
}

extension DevicesKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .mobile: KeyDescription("Whether small screens show it.", .bool, default: true)
        case .desktop: KeyDescription("Whether large screens show it.", .bool, default: true)
        }
    }
}

extension AnimationKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .on:
            KeyDescription("What sets it off.", .word(Animation.Trigger.self), default: "appearance")
        case .effect:
            KeyDescription(
                "What it does. flash, pulse, shake, tada, flip_x and flip_y are for appearance alone.",
                .word(Animation.Effect.self), isRequired: true)
        case .direction:
            KeyDescription(
                "Where it comes from. The corners are for rotate, the sides for all others.",
                .word(Animation.Direction.self), default: "in_place")
        case .intensity:
            KeyDescription("How strong it is.", .integer(KeyRange.intensity), default: 50)
        case .zone:
            KeyDescription(
                "Which part of the way into the screen, or out of it, a scroll takes, in per cent.",
                .pair(.integer(KeyRange.zone)), default: [0, 100])
        case .delay: KeyDescription("Seconds until it begins.", .seconds(KeyRange.delay), default: 0)
        case .duration: KeyDescription("Seconds that it lasts.", .seconds(KeyRange.duration), default: 1)
        case .everyTime:
            KeyDescription("Whether it moves every time, not the first time only.", .bool, default: false)
        }
    }
}
