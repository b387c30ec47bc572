/** A block of each kind that is drawn, with Chinese, English, long words and links. */
export const WRITTEN: Readonly<Record<string, string>> = {
  flowchart: `flowchart TD
  accTitle: 数据收集的过程
  accDescr: 从抽样到编码
  A["确定样本<br/>（目的抽样）"] --> B{资料够吗？}
  B -->|够| C[开放式编码]
  B -->|不够| D[再次访谈 interviews]
  D --> B
  C --> E([主轴式编码])
  subgraph S[编码阶段]
    C
    E
  end
  E -.-> F[(备忘录)]
  E ==> G((理论))
  G --> H{{饱和}}
  G --> I[/输入/]
  G --> J>旗帜]
  click A href "[[trust]]"
  click E href "https://example.org/?a=1&b=2"`,
  sequenceDiagram: `sequenceDiagram
  accTitle: 访谈
  accDescr: 研究者与受访者
  autonumber
  participant R as 研究者
  participant P as 受访者 Participant
  actor T as 第三者
  R->>P: 发出邀请 invitation letter
  P-->>R: 同意
  Note over R,P: 录音须经同意
  loop 每个问题
    R->>P: 提问
    P->>R: 回答
    alt 不清楚
      R->>P: 追问
    else 清楚
      R->>R: 记笔记
    end
  end
  activate T
  T-)R: 复核编码
  deactivate T
  Note right of T: 一致性`,
  timeline: `timeline
  accTitle: 三年
  accDescr: 三年
  title 研究的历程
  section 准备
    2021 : 文献回顾 : 研究问题
    2022 : 伦理审查 : 预访谈
  section 田野
    2023 : 访谈二十四人 : 编码 : 备忘录的撰写与整理工作
    2024 : 写作 : Writing up the results`,
  mindmap: `mindmap
  accTitle: 思维导图
  root((协同机制))
    技术
      技术整合
      平台战略
    关系
      生态伙伴
      用户参与 participation
    市场
      服务多样化`,
  stateDiagram: `stateDiagram-v2
  accTitle: 编码的状态
  accDescr: x
  [*] --> 草稿
  草稿 --> 复核 : 提交给第二位编码者
  复核 --> 草稿 : 退回
  复核 --> 定稿
  state 复核 {
    [*] --> 比对
    比对 --> 讨论
    讨论 --> [*]
  }
  定稿 --> [*]
  state fork <<fork>>
  定稿 --> fork
  note right of 草稿 : 这是一个说明`,
  gantt: `gantt
  accTitle: 计划
  accDescr: x
  title 研究计划
  dateFormat YYYY-MM-DD
  section 准备
  文献回顾 :done, a1, 2024-01-01, 60d
  伦理审查 :active, after a1, 30d
  section 田野
  访谈二十四位受访者 :crit, b1, 2024-03-15, 90d
  转录 :after b1, 45d
  定稿 :milestone, m1, 2024-09-01, 0d`,
  pie: `pie showData
  accTitle: 摘录的来源
  accDescr: x
  title 摘录的来源
  "访谈" : 24
  "观察" : 10
  "文件 documents" : 6`,
};
