package report

import (
	"fmt"

	"nianbao/testdata/internal/invented"
)

// Preamble returns the opening paragraphs.
func Preamble(organ string, year int) []string {
	return []string{
		fmt.Sprintf("根据《中华人民共和国政府信息公开条例》（国令第711号，以下简称《条例》）第五十条规定，由%s办公室编制本报告。报告所列数据的统计期限自%d年1月1日起至%d年12月31日止。如对本报告有疑问，请与本机关联系（邮编：313200，电话：0572-8060000）。", organ, year, year),
		invented.Notice,
	}
}

// Full returns the six sections of a long report, with sub-headings of three
// kinds, and with figures in the prose that are in no table.
func Full(place string, year, received, granted int) []Section {
	return []Section{
		{"总体情况", []string{
			fmt.Sprintf("%d年，%s认真贯彻落实《条例》和上级关于政务公开工作的部署，坚持以公开为常态、不公开为例外，持续提升政府信息公开的质量和实效。", year, place),
			"（一）主动公开情况。全年通过门户网站主动公开政府信息2718条，其中政策文件146件、财政预决算信息312条、重大建设项目信息95条；政务新媒体发布信息1634条，阅读量超过58.6万次。",
			fmt.Sprintf("（二）依申请公开情况。全年共收到政府信息公开申请%d件，其中予以公开%d件，均在法定期限内答复。申请内容主要集中在征地拆迁、城乡规划、工程建设等领域。", received, granted),
			"（三）政府信息管理情况。",
			"1.规范文件管理。严格执行公文公开属性源头认定，做到应公开尽公开，全年对37件行政规范性文件集中清理。",
			"2.加强保密审查。落实先审查、后公开的要求，发布前逐级审签。",
			"（四）平台建设情况。按照统一标准完善政府信息公开专栏，优化检索和下载功能，完成12个乡镇、街道专栏的改版。",
			"（五）监督保障情况。把政府信息公开纳入年度考核，分值权重不低于4%。全年组织业务培训3次，培训215人次；社会评议满意度97.5%，未发生责任追究情形。",
		}},
		{"主动公开政府信息情况", []string{"disclosure"}},
		{"收到和处理政府信息公开申请情况", []string{"applications"}},
		{"政府信息公开行政复议、行政诉讼情况", []string{"disputes"}},
		{"存在的主要问题及改进情况", []string{
			fmt.Sprintf("%d年，%s政府信息公开工作取得了一定成效，但仍存在一些问题：一是政策解读的形式比较单一，图解、视频等形式运用不多；二是部分单位公开的时效性有待增强；三是依申请公开答复的规范化水平有待提高。", year, place),
			"下一步将着重做好以下工作：",
			"一是丰富解读形式。对涉及面广、社会关注度高的文件，做到解读与文件同步起草、同步审批、同步发布。",
			"二是强化日常监测。每月对各单位专栏开展一次检查，发现问题限期整改。",
			"三是提升答复质量。编制依申请公开答复模板，开展案例讲评，减少因答复不当引起的争议。",
		}},
		{"其他需要报告的事项", []string{
			"本年度依据《政府信息公开信息处理费管理办法》收取信息处理费情况：发出收费通知的件数为0件，总金额为0元。办理人大代表建议和政协委员提案共168件，其中涉及政务公开的4件，均已在门户网站公开答复。",
		}},
	}
}

// Short returns the six sections of a brief report, such as a department's.
func Short(place string, year, received int) []Section {
	return []Section{
		{"总体情况", []string{
			fmt.Sprintf("%d年，%s主动公开政府信息643条，收到政府信息公开申请%d件，全部按时答复。", year, place, received),
		}},
		{"主动公开政府信息情况", []string{"disclosure"}},
		{"收到和处理政府信息公开申请情况", []string{"applications"}},
		{"政府信息公开行政复议、行政诉讼情况", []string{"disputes"}},
		{"存在的主要问题及改进情况", []string{
			"存在的问题：公开内容与群众期待还有差距，专业人员不足。改进措施：加强培训，明确专人负责，提高信息更新的频率。",
		}},
		{"其他需要报告的事项", []string{"无其他需要报告的事项。"}},
	}
}
