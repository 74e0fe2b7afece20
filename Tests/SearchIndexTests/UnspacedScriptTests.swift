import SearchIndex
import Testing

struct UnspacedScriptTests {
    @Test(
        "Any part of a text without spaces is found, of one character or more",
        arguments: [
            ("東京都のプリンターが動かない", "プリンター", "東京都の[プリンター]が動かない"),
            ("東京都のプリンターが動かない", "京", "東[京]都のプリンターが動かない"),
            ("東京都のプリンターが動かない", "東", "[東]京都のプリンターが動かない"),
            ("東京都のプリンターが動かない", "い", "東京都のプリンターが動かな[い]"),
            ("打印机无法连接。请重试", "无法连接", "打印机[无法连接]。请重试"),
            ("打印机无法连接。请重试", "请", "打印机无法连接。[请]重试"),
            ("เครื่องพิมพ์ไม่ทำงาน", "พิมพ์", "เครื่อง[พิมพ์]ไม่ทำงาน"),
            ("ເຄື່ອງພິມບໍ່ເຮັດວຽກ", "ພິມ", "ເຄື່ອງ[ພິມ]ບໍ່ເຮັດວຽກ"),
            ("ម៉ាស៊ីនបោះពុម្ពមិនដំណើរការ", "បោះពុម្ព", "ម៉ាស៊ីន[បោះពុម្ព]មិនដំណើរការ"),
            ("iPhoneの設定", "iphone 設定", "[iPhone]の[設定]"),
            ("𠮷野家のメニュー", "𠮷", "[𠮷]野家のメニュー"),
        ])
    func parts(_ text: String, _ query: String, _ snippet: String) throws {
        let fixture = try IndexFixture([("Title", text), ("Other", "nothing")])
        #expect(try fixture.titles(query) == ["Title"])
        #expect(try fixture.search(query).hits.first?.marked == snippet)
        #expect(try fixture.titles(query, isTyping: true) == ["Title"])
    }

    @Test("What stands in a row in no run is found only where less will do")
    func order() throws {
        let fixture = try IndexFixture([("A", "京都東"), ("B", "東京、都")])
        #expect(try fixture.titles("東京都") == ["B", "A"] || fixture.titles("東京都") == ["A", "B"])
        #expect(try fixture.search("東京都").isPartial)
        #expect(try fixture.titles("京都") == ["A"])
        #expect(try fixture.search("京都").isPartial == false)
    }

    @Test("A sentence that nobody wrote finds what has a part of it")
    func sentence() throws {
        let fixture = try IndexFixture([("A", "プリンターの設定"), ("B", "支払いの方法")])
        #expect(try fixture.titles("プリンターが動きません") == ["A"])
    }
}
