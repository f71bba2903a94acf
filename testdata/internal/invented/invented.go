package invented

import "strings"

// Notice says in an invented report that its organ never published it.
const Notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"

// Departments are those that every county and every prefecture has had since
// 2014.
var Departments = strings.Fields("商务局 教育局 民政局 财政局 水利局 交通运输局 审计局 统计局 公安局 司法局 人力资源和社会保障局 发展和改革委员会")

// NewerDepartments are more of them, as they are called since the reform of 2019;
// some counties have a few fewer.
var NewerDepartments = strings.Fields(`
	自然资源局 生态环境局 农业农村局 卫生健康委员会 退役军人事务局 应急管理局 市场监督管理局 医疗保障局
	住房和城乡建设局 文化和旅游局 科学技术局 工业和信息化局 林业局 城市管理局 信访局 体育局 行政审批局
	国有资产监督管理委员会 机关事务管理局 民族宗教事务局 地方金融监督管理局 乡村振兴局 粮食和物资储备局
	政务服务管理局 大数据管理局 投资促进局 园林绿化局 档案局 人民防空办公室 外事办公室 税务局 气象局
	烟草专卖局 邮政管理局 消防救援局`)

// OutcomeWeights are the shares, in parts of a thousand of the applications that
// an organ handles, of the outcomes that are not rare.
var OutcomeWeights = map[string]int{
	"granted": 300, "partly_granted": 60, "unavailable_not_held": 140, "unavailable_must_be_made": 30,
	"rejected_petition": 40, "other_not_corrected": 30, "other": 30,
}

// Phrases are sentences of prose without a figure.
var Phrases = []string{
	"坚持以公开为常态、不公开为例外，围绕群众关切持续深化重点领域信息公开，做到应公开尽公开。",
	"健全政府信息公开工作机制，明确分管领导和专门人员，定期研究部署，压实各单位责任。",
	"严格落实公文公开属性源头认定机制，先审查、后公开，确保公开内容准确、规范、及时。",
	"优化政府门户网站栏目设置，完善检索、下载功能，方便公众获取和利用政府信息。",
	"加强政策解读，运用图解、问答、视频等多种形式，让群众看得到、听得懂、信得过。",
	"规范依申请公开办理流程，加强与申请人的沟通，依法依规作出答复，保障公众知情权。",
	"对信息公开申请逐件登记、审核、办理、答复、归档，重大疑难申请会同法律顾问研究。",
	"把政府信息公开纳入年度考核，开展业务培训和日常监测，及时通报并督促整改。",
}
