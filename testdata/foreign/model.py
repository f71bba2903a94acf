"""What a report prints: its blocks, its tables as cells, and the truth of each figure."""
import copy, json, random

ORGANS = [("洪泽区人民政府", "320813"), ("义乌市人民政府", "330782"), ("平安区商务局", "630203"), ("淮安市洪泽区教育局", "320813"),
          ("杭州市余杭区人民政府", "330110"), ("昆山市财政局", "320583"), ("大冶市水利局", "420281"), ("桐庐县人民政府", "330122")]
APPLICANTS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other", "total"]
HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
STATES = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"), ("total", "总计")]
GROUPS = [("reconsideration", "行政复议", None), ("litigation_direct", "行政诉讼", "未经复议直接起诉"), ("litigation_after_reconsideration", "行政诉讼", "复议后起诉")]

DENIED = [("denied_state_secret", "属于国家秘密"), ("denied_forbidden_by_law", "其他法律行政法规禁止公开"), ("denied_three_securities", "危及“三安全一稳定”"),
          ("denied_third_party", "保护第三方合法权益"), ("denied_internal_affairs", "属于三类内部事务信息"), ("denied_process", "属于四类过程性信息"),
          ("denied_enforcement_file", "属于行政执法案卷"), ("denied_query", "属于行政查询事项")]
UNAVAILABLE = [("unavailable_not_held", "本机关不掌握相关政府信息"), ("unavailable_must_be_made", "没有现成信息需要另行制作"), ("unavailable_still_unclear", "补正后申请内容仍不明确")]
REJECTED = [("rejected_petition", "信访举报投诉类申请"), ("rejected_repeated", "重复申请"), ("rejected_publication", "要求提供公开出版物"),
            ("rejected_excessive", "无正当理由大量反复申请"), ("rejected_confirmation", "要求行政机关确认或重新出具已获取信息")]
OTHER = [("other_not_corrected", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
         ("other_fee_unpaid", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"), ("other_remaining", "其他")]

FEATURES = ["last-year-before", "last-year-after", "last-year-beside-heads", "column-number", "column-remark", "column-last-year", "column-share", "column-subtotal",
            "disputes-total-first", "disputes-litigation-first", "disputes-transposed", "disputes-row-a-group", "disputes-apart", "applications-transposed",
            "applications-cut-by-columns", "applications-columns-moved", "other-matter-before", "heads-vertical", "struck", "superscript", "white-text",
            "figures-chinese", "figures-decimal", "figures-unit", "lines-horizontal", "lines-none", "lines-thick", "lines-double", "lines-apart", "watermark",
            "dark-heads", "shaded", "small", "zeros-dash", "zeros-blank", "labels-plain", "figures-thousands", "error-in-print",
            "disputes-states-by-groups", "disputes-last-year", "disclosure-last-year", "applications-cut-by-rows", "rows-subtotals", "row-last-year", "captions",
            "lines-vertical", "lines-slanted", "lines-hair", "lines-grey", "lines-dashed", "stripes", "sizes-mixed", "figures-top", "figures-right", "landscape",
            "page-numbers", "columns-over-pages", "last-year-twice", "last-year-captions-below", "last-year-captions-bare"]
APART = [{"last-year-before", "last-year-after", "last-year-beside-heads", "last-year-twice", "last-year-captions-below", "last-year-captions-bare", "applications-cut-by-columns", "applications-transposed",
          "applications-cut-by-rows"},
         {"disputes-total-first", "disputes-litigation-first", "disputes-transposed", "disputes-row-a-group", "disputes-apart", "disputes-states-by-groups"},
         {"column-last-year", "column-share", "column-subtotal", "column-remark", "applications-cut-by-columns", "applications-transposed", "applications-columns-moved"},
         {"lines-horizontal", "lines-none", "lines-thick", "lines-double", "lines-apart", "lines-vertical", "lines-slanted", "lines-hair", "lines-grey", "lines-dashed",
          "stripes"}, {"stripes", "shaded"}, {"stripes", "applications-transposed"}, {"stripes", "heads-vertical"}, {"stripes", "figures-top"}, {"lines-none", "figures-top"},
         {"rows-subtotals", "applications-transposed"}, {"row-last-year", "applications-transposed"}, {"row-last-year", "applications-cut-by-columns"},
         {"columns-over-pages", "applications-transposed", "applications-cut-by-columns", "landscape"},
         {"figures-chinese", "figures-decimal", "figures-unit", "figures-thousands"}, {"zeros-dash", "zeros-blank"}, {"struck", "superscript", "white-text"},
         {"dark-heads", "shaded", "white-text"}, {"lines-none", "applications-transposed"}, {"lines-none", "heads-vertical"}, {"column-number", "applications-transposed"}]


def compatible(features):
    kept = []
    for f in features:
        if not any(f in a and any(k in a for k in kept) for a in APART):
            kept.append(f)
    return kept


class Cell:
    def __init__(self, text, cols=1, rows=1, left=False, head=False):
        self.text, self.cols, self.rows, self.left, self.head = text, cols, rows, left, head
        self.old = self.note = self.hidden = ""
        self.vertical = False


def head(text, cols=1, rows=1):
    return Cell(text, cols, rows, head=True)


def cut(rows, at):
    """Two tables of one: cells that reach over the cut are printed in both."""
    upper, lower = rows[:at], [list(row) for row in rows[at:]]
    over = []
    for y, row in enumerate(upper):
        for c in row:
            if y + c.rows > at:
                rest = copy.copy(c)
                rest.rows, c.rows = y + c.rows - at, at - y
                over.append(rest)
    lower[0] = over + lower[0]
    return upper, lower


class Report:
    def __init__(self, rng, features):
        self.rng, self.features = rng, features
        self.organ, self.region = rng.choice(ORGANS)
        self.year = rng.choice([2021, 2022, 2023, 2024])
        self.title = f"{self.organ}{self.year}年政府信息公开工作年度报告"
        self.cells = []  # of the truth: table, indicator, applicant, value, raw
        self.blocks = [("h1", self.title), ("p", f"根据《中华人民共和国政府信息公开条例》规定，现公布{self.organ}{self.year}年政府信息公开工作年度报告。"),
                       ("p", "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"),
                       ("h2", "一、总体情况"), ("p", "坚持以公开为常态、不公开为例外，围绕群众关切持续深化重点领域信息公开，做到应公开尽公开。" * 3)]
        self.blocks.append(("h2", "二、主动公开政府信息情况"))
        self.caption(1, "主动公开政府信息情况")
        self.blocks.append(("table", self.disclosure()))
        if "disclosure-last-year" in features:
            self.blocks += [("caption", f"附：{self.year - 1}年主动公开政府信息情况"), ("table", self.disclosure(truth=False))]
        self.blocks.append(("h2", "三、收到和处理政府信息公开申请情况"))
        self.applications_blocks()
        self.blocks.append(("h2", "四、政府信息公开行政复议、行政诉讼情况"))
        self.disputes_blocks()
        self.blocks += [("h2", "五、存在的主要问题及改进情况"), ("p", "一是公开意识有待提高；二是解读形式单一。下一步将加强培训，改进工作。"),
                        ("h2", "六、其他需要报告的事项"), ("p", "本年度未收取信息处理费。")]

    def caption(self, number, what):
        """A line with the year over a table, where the report has them."""
        if "captions" in self.features:
            self.blocks.append(("caption", f"表{number}　{self.year}年度{what}统计表"))

    # Figures

    def figure(self, value, table=None, indicator=None, applicant=""):
        """A cell with a figure; with a table, it is of the truth."""
        rng, f = self.rng, self.features
        text = str(value)
        if value == 0 and "zeros-dash" in f:
            text, value = "-", None
        elif value == 0 and "zeros-blank" in f and rng.random() < 0.5:
            text, value = "", None
        elif "figures-chinese" in f and isinstance(value, int) and value <= 20 and rng.random() < 0.3:
            text = chinese(value)
        elif "figures-decimal" in f and isinstance(value, int) and rng.random() < 0.3:
            text = f"{value}.0"
        elif "figures-unit" in f and rng.random() < 0.3 and table != "disclosure":
            text = f"{value}件"
        elif "figures-thousands" in f and isinstance(value, int) and value > 999:
            text = f"{value:,}"
        c = Cell(text)
        if value is not None and rng.random() < 0.12:
            if "struck" in f:
                c.old = str(rng.randint(1, 200))
            elif "superscript" in f:
                c.note = rng.choice(["1", "2", "①", "[1]", "注1", "*"])
            elif "white-text" in f:
                c.hidden = str(rng.randint(1, 99))
        if table:
            self.cells.append((table, indicator, applicant, "" if value is None else str(value), text))
        return c

    def draw_value(self, high=160):
        return self.rng.choice([0, 0, 1, 2, 3, self.rng.randint(0, 12), self.rng.randint(0, high)])

    # Table two

    def disclosure(self, truth=True):
        table = "disclosure" if truth else None
        n = lambda i, hi=60: self.figure(self.rng.randint(0, hi), table, "disclosure." + i)
        rows = [[head("第二十条第（一）项", 4)], [head("信息内容"), head("本年制发件数"), head("本年废止件数"), head("现行有效件数")]]
        for zh, i in (("规章", "rules"), ("行政规范性文件", "normative_documents")):
            rows.append([Cell(zh, left=True)] + [n(f"{i}.{k}") for k in ("issued", "repealed", "in_force")])
        for article, items, what in (("五", [("行政许可", "permits.decisions")], "本年处理决定数量"), ("六", [("行政处罚", "penalties.decisions"), ("行政强制", "coercion.decisions")], "本年处理决定数量"),
                                     ("八", [("行政事业性收费", "fees.amount")], "本年收费金额（单位：万元）")):
            rows += [[head(f"第二十条第（{article}）项", 4)], [head("信息内容"), head(what, 3)]]
            for zh, i in items:
                c = n(i, 40000) if i != "fees.amount" else self.figure(0, table, "disclosure.fees.amount")
                c.cols = 3
                rows.append([Cell(zh, left=True), c])
        return rows

    # Table three

    def rows3(self):
        number = (lambda k, zh: zh) if "labels-plain" in self.features else (lambda k, zh: f"{k}.{zh}")
        sub = lambda list_: [(i, number(k + 1, zh)) for k, (i, zh) in enumerate(list_)]
        return [("received", "一、本年新收政府信息公开申请数量", None), ("carried_in", "二、上年结转政府信息公开申请数量", None),
                ("granted", "（一）予以公开", ""), ("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
                ("", "（三）不予公开", sub(DENIED)), ("", "（四）无法提供", sub(UNAVAILABLE)), ("", "（五）不予处理", sub(REJECTED)), ("", "（六）其他处理", sub(OTHER)),
                ("handled", "（七）总计", ""), ("carried_out", "四、结转下年度继续办理", None)]

    def figures3(self):
        """Values by row and applicant, that add up."""
        outcomes = [i for l in (DENIED, UNAVAILABLE, REJECTED, OTHER) for i, _ in l] + ["granted", "partly_granted"]
        v = {}
        for a in APPLICANTS[:-1]:
            for i in outcomes:
                v[i, a] = self.draw_value()
            v["handled", a] = sum(v[i, a] for i in outcomes)
            v["carried_out", a] = self.rng.randint(0, 30)
            v["carried_in", a] = self.rng.randint(0, min(20, v["handled", a] + v["carried_out", a]))
            v["received", a] = v["handled", a] + v["carried_out", a] - v["carried_in", a]
        for i in outcomes + ["handled", "carried_out", "carried_in", "received"]:
            v[i, "total"] = sum(v[i, a] for a in APPLICANTS[:-1])
        if "error-in-print" in self.features:
            v["handled", "total"] += self.rng.choice([-1, 1, 10])
        return v

    def applications(self, truth=True, columns=None, values=None, year_heads=None):
        f = self.features
        columns = columns or list(range(7))
        values = values or self.figures3()
        if "applications-columns-moved" in f:
            columns = [6] + columns[:-1]
        extra = next((x for x in ("column-last-year", "column-share", "column-subtotal", "column-remark") if x in f), None)
        wide = len(columns) + (1 if extra else 0)
        numbered = "column-number" in f
        count = 0
        rows = []
        corner = Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3, left=True)
        legal = [c for c in columns if 1 <= c <= 5]
        last = {"column-last-year": f"{self.year - 1}年总计", "column-share": "占比（%）", "column-subtotal": "法人小计", "column-remark": "备注"}.get(extra)
        first = ([head("序号", 1, 3)] if numbered else []) + [corner, head("申请人情况", wide)]
        if year_heads:
            rows.append(([head(year_heads, 3 + wide + numbered)]))
        second, third = [], []
        for k, c in enumerate(columns):
            if c in legal:
                if c == legal[0]:
                    second.append(head("法人或其他组织", len(legal)))
                third.append(head(HEADS[c]))
            else:
                second.append(head(HEADS[c], 1, 2))
        if extra:
            second.append(head(last, 1, 2))
        rows += [first, second, third]
        listed = [(i, zh, sub + [("", "小计")] if isinstance(sub, list) and "rows-subtotals" in f else sub) for i, zh, sub in self.rows3()]
        inner = sum(len(s) if isinstance(s, list) else 1 for i, _, s in listed if s is not None)
        started = False
        for i, zh, sub in listed:
            lines = [(i, zh)] if not isinstance(sub, list) else sub
            for k, (ind, label) in enumerate(lines):
                row = []
                count += 1
                if numbered:
                    row.append(Cell(str(count)))
                if sub is None:
                    row.append(Cell(label, 3, left=True))
                else:
                    if not started:
                        started = True
                        row.append(Cell("三、本年度办理结果", 1, inner))
                    if isinstance(sub, list):
                        if k == 0:
                            row.append(Cell(zh, 1, len(sub)))
                        row.append(Cell(label, left=True))
                    else:
                        row.append(Cell(label, 2, left=True))
                for c in columns:
                    a = APPLICANTS[c]
                    if not ind:
                        row.append(Cell(str(sum(values[x, a] for x, _ in sub if x))))
                        continue
                    row.append(self.figure(values[ind, a], "applications" if truth else None, "applications." + ind, a))
                if extra == "column-last-year":
                    row.append(Cell(str(self.draw_value(900))))
                elif extra == "column-share":
                    row.append(Cell(f"{self.rng.randint(0, 100)}%"))
                elif extra == "column-subtotal":
                    row.append(Cell(str(sum(values[x, a] for x, _ in (sub if not ind else [(ind, "")]) if x for a in APPLICANTS[1:6]))))
                elif extra == "column-remark":
                    row.append(Cell(self.rng.choice(["", "", "无", "见附注"])))
                rows.append(row)
        if "row-last-year" in f:
            rows.append(([Cell(str(count + 1))] if numbered else []) + [Cell(f"{self.year - 1}年新收申请数量（上年同期）", 3, left=True)] +
                        [Cell(str(self.draw_value(300))) for _ in range(wide)])
        return rows

    def applications_transposed(self):
        values = self.figures3()
        flat, one, two = [], [head("申请人", 1, 2)], []
        for i, zh, sub in self.rows3():
            if isinstance(sub, list):
                one.append(head(zh, len(sub)))
                two += [head(label) for _, label in sub]
                flat += sub
            else:
                one.append(head(zh, 1, 2))
                flat.append((i, zh))
        rows = [one, two]
        for c, a in enumerate(APPLICANTS):
            rows.append([Cell(HEADS[c])] + [self.figure(values[i, a], "applications", "applications." + i, a) for i, _ in flat])
        return rows

    def applications_blocks(self):
        f, y = self.features, self.year
        self.caption(2, "收到和处理政府信息公开申请情况")
        if "other-matter-before" in f:
            self.blocks.append(("caption", "建议提案办理情况："))
            self.blocks.append(("table", [[head("项目"), head("建议"), head("提案"), head("其他"), head("总计")]] + [
                [Cell(x, left=True)] + [Cell(str(self.draw_value())) for _ in range(4)] for x in ("上年结转办理数量", "本年新收数量", "予以公开", "总计")]))
        if "last-year-before" in f:
            self.blocks += [("caption", f"{y - 1}年收到和处理政府信息公开申请情况（上年对比）："), ("table", self.applications(truth=False)), ("caption", f"{y}年收到和处理政府信息公开申请情况：")]
        if "applications-cut-by-columns" in f:
            v = self.figures3()
            self.blocks += [("table", self.applications(columns=[0, 1, 2, 3], values=v)), ("caption", "（续表）"), ("table", self.applications(columns=[4, 5, 6], values=v))]
        elif "applications-cut-by-rows" in f:
            rows = self.applications()
            heads, half = rows[:3], self.rng.randint(8, 20)
            upper, lower = cut(rows[3:], half)
            self.blocks += [("table", heads + upper), ("caption", "（续表）"), ("table", [copy.deepcopy(row) for row in heads] + lower)]
        elif "applications-transposed" in f:
            self.blocks.append(("table", self.applications_transposed()))
        elif "last-year-twice" in f:
            for back in (2, 1, 0):
                self.blocks += [("caption", f"{y - back}年收到和处理政府信息公开申请情况："), ("table", self.applications(truth=back == 0))]
        elif "last-year-captions-below" in f:
            for back in (1, 0):
                self.blocks += [("table", self.applications(truth=back == 0)), ("caption", f"表{2 - back}　{y - back}年申请情况")]
        elif "last-year-captions-bare" in f:
            for back in (1, 0):
                self.blocks += [("caption", f"表{2 - back} {y - back}"), ("table", self.applications(truth=back == 0))]
        elif "last-year-beside-heads" in f:
            self.blocks += [("table", self.applications(year_heads=f"{y}年度")), ("table", self.applications(truth=False, year_heads=f"{y - 1}年度"))]
        else:
            self.blocks.append(("table", self.applications()))
        if "last-year-after" in f:
            self.blocks += [("caption", f"附：{y - 1}年收到和处理政府信息公开申请情况"), ("table", self.applications(truth=False))]

    # Table four

    def disputes_blocks(self):
        f = self.features
        self.caption(3, "政府信息公开行政复议、行政诉讼情况")
        if "disputes-last-year" in f:
            self.blocks.append(("caption", f"{self.year - 1}年情况（供对比）："))
            self.disputes(False)
            self.blocks.append(("caption", f"{self.year}年情况："))
        self.disputes(True)

    def disputes(self, truth):
        f = self.features
        v = {}
        for g, _, _ in GROUPS:
            parts = [self.draw_value(90) for _ in range(4)]
            for (s, _), n in zip(STATES, parts + [sum(parts)]):
                v[g, s] = n
        states = STATES if "disputes-total-first" not in f else [STATES[4]] + STATES[:4]
        groups = GROUPS if "disputes-litigation-first" not in f else GROUPS[1:] + GROUPS[:1]
        fig = lambda g, s: self.figure(v[g, s], "disputes" if truth else None, f"{g}.{s}")
        vert = "heads-vertical" in f
        def leaf(zh):
            c = head(zh)
            c.vertical = vert
            return c
        if "disputes-transposed" in f:
            rows = [[head("类别", 2), head("结果"), head("数量")]]
            for gi, (g, top, under) in enumerate(groups):
                for k, (s, zh) in enumerate(states):
                    row = []
                    if k == 0:
                        row = [head(top, 2, 5)] if under is None else ([head(top, 1, 10)] if gi == 0 or groups[gi - 1][1] != top else []) + [head(under, 1, 5)]
                    rows.append(row + [Cell(zh), fig(g, s)])
            self.blocks.append(("table", rows))
        elif "disputes-states-by-groups" in f:
            rows = [[head("处理结果", 1, 2), head("行政复议", 1, 2), head("行政诉讼", 2)], [head(u) for _, _, u in GROUPS[1:]]]
            self.blocks.append(("table", rows + [[Cell(zh)] + [fig(g, s) for g, _, _ in GROUPS] for s, zh in states]))
        elif "disputes-row-a-group" in f:
            rows = [[head("类别", 2)] + [leaf(zh) for _, zh in states]]
            for gi, (g, top, under) in enumerate(groups):
                row = [head(top, 2)] if under is None else ([head(top, 1, 2)] if gi == 0 or groups[gi - 1][1] != top else []) + [head(under)]
                rows.append(row + [fig(g, s) for s, _ in states])
            self.blocks.append(("table", rows))
        elif "disputes-apart" in f:
            self.blocks.append(("table", [[head("行政复议", 5)], [leaf(zh) for _, zh in states], [fig("reconsideration", s) for s, _ in states]]))
            self.blocks.append(("table", [[head("行政诉讼", 10)], [head(u, 5) for _, _, u in GROUPS[1:]], [leaf(zh) for _ in range(2) for _, zh in states],
                                          [fig(g, s) for g, _, _ in GROUPS[1:] for s, _ in states]]))
        else:
            one, two, three, figures = [], [], [], []
            for gi, (g, top, under) in enumerate(groups):
                if under is None:
                    one.append(head(top, 5))
                    two += [self.tall(leaf(zh)) for _, zh in states]
                else:
                    if gi == 0 or groups[gi - 1][1] != top:
                        one.append(head(top, 10))
                    two.append(head(under, 5))
                    three += [leaf(zh) for _, zh in states]
                figures += [fig(g, s) for s, _ in states]
            self.blocks.append(("table", [one, two, three, figures]))

    def tall(self, c):
        c.rows = 2
        return c

    def failing(self):
        """The sums that do not hold in print; of one with a blank in it, the rest must not be more than the other side."""
        printed = {(i, a): int(v) if v else None for t, i, a, v, _ in self.cells}
        found = []

        def compare(check, left, right, **where):
            sides = [[printed[k] for k in keys] for keys in (left, right)]
            (l, whole), (m, also) = [(sum(n or 0 for n in side), None not in side) for side in sides]
            if whole and also and l != m or whole and l < m or also and l > m:
                found.append({"check": check, **where, "left": str(l), "right": str(m)})

        outcomes = [i for l in (DENIED, UNAVAILABLE, REJECTED, OTHER) for i, _ in l] + ["granted", "partly_granted"]
        for a in APPLICANTS:
            at = lambda *ids: [("applications." + i, a) for i in ids]
            compare("applications-balance", at("received", "carried_in"), at("handled", "carried_out"), applicant=a)
            compare("applications-handled", at("handled"), at(*outcomes), applicant=a)
        for i in outcomes + ["handled", "carried_out", "carried_in", "received"]:
            compare("applications-row", [("applications." + i, "total")], [("applications." + i, a) for a in APPLICANTS[:-1]], indicator="applications." + i)
        for (g, _, _), check in zip(GROUPS, ("reconsideration-total", "litigation-direct-total", "litigation-after-reconsideration-total")):
            compare(check, [(f"{g}.total", "")], [(f"{g}.{s}", "") for s, _ in STATES[:-1]])
        return found

    def ruled(self):
        return not {"lines-none", "lines-horizontal", "lines-vertical", "stripes"} & set(self.features)

    def write(self, base, producer):
        meta = {"title": self.title, "organ": self.organ, "region_code": self.region, "year": self.year, "form": "2021",
                "tables": {"applications": "2021", "disclosure": "2021", "disputes": "2021"}, "sections": [], "findings": self.failing(), "drift": [],
                "producer": producer, "features": self.features or ["plain"]}
        base.with_name(base.name + ".meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1), encoding="utf8")
        with open(base.with_name(base.name + ".cells.tsv"), "w", encoding="utf8") as out:
            out.write("table\tindicator\tapplicant\tvalue\tpage\traw\n")
            for t, i, a, v, raw in self.cells:
                out.write(f"{t}\t{i}\t{a}\t{v}\t0\t{raw}\n")


def chinese(n):
    d = "〇一二三四五六七八九"
    if n < 10:
        return "零" if n == 0 else d[n]
    return ("" if n < 20 else d[n // 10]) + "十" + ("" if n % 10 == 0 else d[n % 10])
