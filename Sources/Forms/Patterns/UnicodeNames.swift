/// The values of Unicode's properties that browsers and PCRE2 know by the same names: those of Unicode 14.
package enum UnicodeNames {
    /// PCRE2's name of a General_Category value, by the names that ECMAScript knows (ECMA-262, table 69).
    package static let generalCategories: [String: String] = {
        var values: [String: String] = [:]
        for line in categoryNames.split(separator: "\n") {
            let names = line.split(separator: " ").map(String.init)
            for name in names { values[name] = names[0] == "LC" ? "L&" : names[0] }
        }
        return values
    }()

    /// The names of Script values (ECMA-262 refers to PropertyValueAliases.txt), short and long.
    package static let scripts = Set(scriptNames.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let categoryNames = """
        Cc Control cntrl
        Cf Format
        Co Private_Use
        L Letter
        LC Cased_Letter
        Ll Lowercase_Letter
        Lm Modifier_Letter
        Lo Other_Letter
        Lt Titlecase_Letter
        Lu Uppercase_Letter
        M Mark Combining_Mark
        Mc Spacing_Mark
        Me Enclosing_Mark
        Mn Nonspacing_Mark
        N Number
        Nd Decimal_Number digit
        Nl Letter_Number
        No Other_Number
        P Punctuation punct
        Pc Connector_Punctuation
        Pd Dash_Punctuation
        Pe Close_Punctuation
        Pf Final_Punctuation
        Pi Initial_Punctuation
        Po Other_Punctuation
        Ps Open_Punctuation
        S Symbol
        Sc Currency_Symbol
        Sk Modifier_Symbol
        Sm Math_Symbol
        So Other_Symbol
        Z Separator
        Zl Line_Separator
        Zp Paragraph_Separator
        Zs Space_Separator
        """

    private static let scriptNames = """
        Adlm Adlam Aghb Caucasian_Albanian Ahom Arab Arabic Armi Imperial_Aramaic Armn Armenian Avst Avestan
        Bali Balinese Bamu Bamum Bass Bassa_Vah Batk Batak Beng Bengali Bhks Bhaiksuki Bopo Bopomofo Brah
        Brahmi Brai Braille Bugi Buginese Buhd Buhid Cakm Chakma Cans Canadian_Aboriginal Cari Carian Cham
        Cher Cherokee Chrs Chorasmian Copt Coptic Cpmn Cypro_Minoan Cprt Cypriot Cyrl Cyrillic Deva Devanagari
        Diak Dives_Akuru Dogr Dogra Dsrt Deseret Dupl Duployan Egyp Egyptian_Hieroglyphs Elba Elbasan Elym
        Elymaic Ethi Ethiopic Geor Georgian Glag Glagolitic Gong Gunjala_Gondi Gonm Masaram_Gondi Goth Gothic
        Gran Grantha Grek Greek Gujr Gujarati Guru Gurmukhi Hang Hangul Hani Han Hano Hanunoo Hatr Hatran Hebr
        Hebrew Hira Hiragana Hluw Anatolian_Hieroglyphs Hmng Pahawh_Hmong Hmnp Nyiakeng_Puachue_Hmong Hung
        Old_Hungarian Ital Old_Italic Java Javanese Kali Kayah_Li Kana Katakana Khar Kharoshthi Khmr Khmer
        Khoj Khojki Kits Khitan_Small_Script Knda Kannada Kthi Kaithi Lana Tai_Tham Laoo Lao Latn Latin Lepc
        Lepcha Limb Limbu Lina Linear_A Linb Linear_B Lisu Lyci Lycian Lydi Lydian Mahj Mahajani Maka Makasar
        Mand Mandaic Mani Manichaean Marc Marchen Medf Medefaidrin Mend Mende_Kikakui Merc Meroitic_Cursive
        Mero Meroitic_Hieroglyphs Mlym Malayalam Modi Mong Mongolian Mroo Mro Mtei Meetei_Mayek Mult Multani
        Mymr Myanmar Nand Nandinagari Narb Old_North_Arabian Nbat Nabataean Newa Nkoo Nko Nshu Nushu Ogam
        Ogham Olck Ol_Chiki Orkh Old_Turkic Orya Oriya Osge Osage Osma Osmanya Ougr Old_Uyghur Palm Palmyrene
        Pauc Pau_Cin_Hau Perm Old_Permic Phag Phags_Pa Phli Inscriptional_Pahlavi Phlp Psalter_Pahlavi Phnx
        Phoenician Plrd Miao Prti Inscriptional_Parthian Rjng Rejang Rohg Hanifi_Rohingya Runr Runic Samr
        Samaritan Sarb Old_South_Arabian Saur Saurashtra Sgnw SignWriting Shaw Shavian Shrd Sharada Sidd
        Siddham Sind Khudawadi Sinh Sinhala Sogd Sogdian Sogo Old_Sogdian Sora Sora_Sompeng Soyo Soyombo Sund
        Sundanese Sylo Syloti_Nagri Syrc Syriac Tagb Tagbanwa Takr Takri Tale Tai_Le Talu New_Tai_Lue Taml
        Tamil Tang Tangut Tavt Tai_Viet Telu Telugu Tfng Tifinagh Tglg Tagalog Thaa Thaana Thai Tibt Tibetan
        Tirh Tirhuta Tnsa Tangsa Toto Ugar Ugaritic Vaii Vai Vith Vithkuqi Wara Warang_Citi Wcho Wancho Xpeo
        Old_Persian Xsux Cuneiform Yezi Yezidi Yiii Yi Zanb Zanabazar_Square Zinh Inherited Zyyy Common
        """
}
