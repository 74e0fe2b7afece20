import Tickets

extension SiteKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .name: KeyDescription("The site’s name, at the top of every page.", .text, isRequired: true)
        case .url:
            KeyDescription(
                "The address of the start page, with https://. It may have a path, and must be the one that people use.",
                .plainText(pattern: KeyPattern.url), isRequired: true)
        case .gateway:
            KeyDescription(
                "The path under which the web server runs docket-cgi, on the same server.",
                .plainText(pattern: KeyPattern.gateway), default: "/cgi-bin/docket-cgi")
        case .languages:
            KeyDescription(
                "The languages of the pages as tags such as en, it or pt-BR. The first is the default; any text may then be"
                    + " a map with a text for each. One that is { language: it, published: false } is checked and not shown.",
                .list(
                    .either([.plainText(pattern: KeyPattern.language), .map(LanguageKey.map)]), least: 1,
                    areUnique: true), default: ["en"])
        case .timeZone:
            KeyDescription(
                "The zone of opening dates and of times on pages, by its IANA name such as Europe/Rome.", .plainText(),
                default: "UTC")
        case .theme: KeyDescription("The look of all pages.", .map(ThemeKey.map))
        case .limits:
            KeyDescription("How much a submission, an article and the whole home may take.", .map(LimitsKey.map))
        case .spam: KeyDescription("What every form does against spam, unless it says otherwise.", .reference(.spam))
        case .trustedProxies:
            KeyDescription(
                "Addresses, or ranges of them, of proxies before the web server whose X-Forwarded-For is believed.",
                .list(.plainText(pattern: KeyPattern.addresses)), default: [])
        case .rawHTML:
            KeyDescription(
                "Whether articles may hold HTML, which is shown as it is. Whoever may write articles then writes pages.",
                .bool, default: false)
        }
    }
}

extension LanguageKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .language:
            KeyDescription(
                "The language’s tag, such as it.", .plainText(pattern: KeyPattern.language), isRequired: true)
        case .published:
            KeyDescription("Whether there are pages in the language.", .bool, default: true)
        }
    }
}

extension LimitsKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .body:
            KeyDescription("The size of a request without its files.", .size(KeyRange.body), default: "2 MB")
        case .parameters:
            KeyDescription(
                "How many names and values a request may have.", .integer(KeyRange.parameters), default: 1_000)
        case .files:
            KeyDescription(
                "The size of all files of one form together. The web server must let as much through.",
                .size(KeyRange.files), default: "25 MB")
        case .attachments:
            KeyDescription(
                "The size of all files of the home together, or off for no limit but the disk’s.",
                .either([.words(["off"]), .size(KeyRange.attachments)]), default: "off")
        case .article: KeyDescription("The size of an article’s file.", .size(KeyRange.article), default: "2 MB")
        case .tableCells:
            KeyDescription(
                "How many cells the tables of one article may have. Each row has as many as its head.",
                .integer(KeyRange.tableCells), default: 200_000)
        }
    }
}

extension SpamKey: DescribedKeys {
    var described: KeyDescription {
        let rate = ValueKind.either([.words(["off"]), .plainText(pattern: KeyPattern.rate)])
        return switch self {
        case .challenge:
            KeyDescription(
                "Whether the browser works a moment for each message, unnoticed. With “required”, tickets without that work"
                    + " go to quarantine.", .word(SpamRules.Challenge.self), default: "off")
        case .perSender:
            KeyDescription(
                "How many messages one sender may send, such as 5 per minute, or off.", rate, default: "5 per minute")
        case .perForm:
            KeyDescription(
                "How many messages the form takes from all senders together, such as 60 per minute, or off.", rate,
                default: "60 per minute")
        case .blockedWords:
            KeyDescription("Words that send a ticket to quarantine.", .list(.plainText()), default: [])
        case .blockedHosts:
            KeyDescription(
                "Hosts, with every host below them, that send a ticket with a link to them to quarantine.",
                .list(.plainText(pattern: KeyPattern.host)), default: [])
        }
    }
}

extension ThemeKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .accent:
            KeyDescription(
                "The colour of buttons, links and marks, such as \"#7a2e8e\" in quotation marks, or one each for light and"
                    + " dark pages.",
                .either([.plainText(pattern: KeyPattern.color), .map(SchemeKey.colors)]))
        case .logo:
            KeyDescription(
                "The logo beside the site’s name: a file of the site’s folder of at most 1 MB, or one each for light and"
                    + " dark pages.",
                .either([.file(ThemeReader.pictures), .map(SchemeKey.pictures)]))
        case .favicon:
            KeyDescription(
                "The picture in the browser’s tab: a file of the site’s folder. Without it it is Docket’s own in your"
                    + " colour.", .file(ThemeReader.favicons))
        case .font:
            KeyDescription(
                "Typefaces of the visitor’s system such as Georgia, serif, or a font of yours with its files.",
                .either([.plainText(pattern: KeyPattern.families), .map(FontKey.map)]))
        case .radius:
            KeyDescription(
                "How round corners are: 0 to 24px or 1.5rem.",
                .either([.integer(0...0), .plainText(pattern: "0+|\(KeyPattern.length)")]))
        case .colorScheme:
            KeyDescription(
                "Whether pages are light, dark, or what the visitor’s system prefers.", .word(ColorScheme.self),
                default: "auto")
        }
    }
}

extension SchemeKey {
    /// The keys of an accent.
    static var colors: MapDescription { map(of: .plainText(pattern: KeyPattern.color)) }

    /// The keys of a logo.
    static var pictures: MapDescription { map(of: .file(ThemeReader.pictures)) }

    private static func map(of kind: ValueKind) -> MapDescription {
        MapDescription(
            keys: allCases.map { key in
                switch key {
                case .light: (key.rawValue, KeyDescription("The one of light pages.", kind, isRequired: true))
                case .dark: (key.rawValue, KeyDescription("The one of dark pages.", kind, isRequired: true))
                }
            })
    }
}

extension FontKey: DescribedKeys {
    var described: KeyDescription {
        let file = ValueKind.file(ThemeReader.fonts)
        return switch self {
        case .family:
            KeyDescription(
                "The name of the one family that the files make.", .plainText(pattern: KeyPattern.ownFamily),
                isRequired: true)
        case .regular: KeyDescription("The file of the regular weight: woff2 or woff.", file)
        case .bold: KeyDescription("The file of the bold weight, beside “regular”.", file)
        case .variable: KeyDescription("One file with all weights, in place of “regular” and “bold”.", file)
        }
    }
}

extension FontKey {
    /// Either two files or one for all weights.
    static var rules: [JSONValue] {
        [
            .either([
                needs(.regular).merging(properties([.variable: false])),
                needs(.variable).merging(properties([.regular: false, .bold: false])),
            ])
        ]
    }
}
