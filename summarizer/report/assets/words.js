const WORDS = {
  zh: {
    title: '政策承诺一览', skip: '跳到记录', theme: '深色', keys: '快捷键', failures: '失败与提示', records: '记录',
    views: '视图', timeline: '时限分布', areas: '领域分布', coverage: '数字覆盖', filters: '筛选', reader: '原文',
    search: '查找', area: '领域', sort: '类别', due: '时限', body: '责任单位', flag: '标记', document: '文件', all: '全部',
    clear: '清除', none: '没有符合条件的记录', indicator: '任务/指标', value: '目标值', deadline: '完成时限', responsible: '责任单位',
    baseline: '基期值', funding: '资金', binding: '属性', section: '章节', words: '依据原文', flags: '标记', back: '上一页',
    forth: '下一页', page: '第 {0} / {1} 页', count: '{0} 条记录，共 {1} 条', facts: '{0} 份文件，{1} 条记录，{2} 个未说明的数字',
    problems: '{0} 项失败', omitted: '文件太多：另有 {0} 份文件不在本页，见 records.csv 与 summaries 文件夹。', nodate: '无时限',
    explained: '已说明', unexplained: '未说明', open: '未说明', numbers: '数字', share: '说明比例', pick: '点击一条记录，或文中的标记。',
    issuer: '发文机关', number: '文号', date: '日期', type: '类型', period: '期限', abstract: '摘要', copy: '本条链接', link: '链接',
    engine: '引擎', other: '其他', recurrence: '频次', modality: '力度', occurrences: '{0} 处表述', onpage: '第 {0} 页', strip: '文中数字的位置',
    torow: '回到列表', charttime: '按完成时限年份的记录数', chartarea: '按领域的记录数', made: '由 policy-summarizer {0} 生成；每条记录都能在原文中找到。',
    help: [['/', '查找'], ['j / k', '下一条、上一条记录'], ['u', '下一个未说明的数字'], ['1 2 3 4', '切换视图'], ['Esc', '清除选择']],
  },
  en: {
    title: 'Policy commitments', skip: 'Skip to the records', theme: 'Dark', keys: 'Keys', failures: 'Failures and notes',
    records: 'Records', views: 'Views', timeline: 'Deadlines', areas: 'Areas', coverage: 'Coverage', filters: 'Filters',
    reader: 'Document', search: 'Search', area: 'Area', sort: 'Kind', due: 'Due', body: 'Responsible', flag: 'Flag',
    document: 'Document', all: 'all', clear: 'Clear', none: 'No record fits the filters', indicator: 'Task or indicator',
    value: 'Value', deadline: 'Deadline', responsible: 'Bodies', baseline: 'Baseline', funding: 'Funding', binding: 'Binding',
    section: 'Section', words: 'Words', flags: 'Flags', back: 'Back', forth: 'Next', page: 'Page {0} of {1}',
    count: '{0} records of {1}', facts: '{0} documents, {1} records, {2} numbers unexplained', problems: '{0} failures',
    omitted: '{0} more documents did not fit on this page: see records.csv and the folder summaries.', nodate: 'no deadline',
    explained: 'explained', unexplained: 'unexplained', open: 'Unexplained', numbers: 'Numbers', share: 'Explained', pick: 'Click a record, or a mark in the text.',
    issuer: 'Issuer', number: 'Number', date: 'Date', type: 'Type', period: 'Period', abstract: 'Abstract', copy: 'Link to this record',
    link: 'Link', engine: 'Engine', other: 'other', recurrence: 'Recurrence', modality: 'Strength', occurrences: 'stated {0} times', onpage: 'page {0}',
    strip: 'Where numbers stand in the text', torow: 'Back to the list', charttime: 'Records by year of deadline', chartarea: 'Records by area',
    made: 'Made by policy-summarizer {0}; every record can be found in the text.',
    help: [['/', 'search'], ['j / k', 'next, previous record'], ['u', 'next unexplained number'], ['1 2 3 4', 'switch views'], ['Esc', 'clear the choice']],
  },
};
const SORTS = { tp: ['承诺指标', 'Pledged target'], ta: ['已达指标', 'Achieved target'], dp: ['承诺任务', 'Pledged deliverable'], da: ['完成任务', 'Achieved deliverable'] };
const FLAGS = { conflict: ['数值不一致', 'conflict'], ungrounded_value: ['数值无法由原文推出', 'ungrounded value'], addresses_model: ['含针对模型的指令', 'addresses a model'] };
const AREAS = {
  党建: ['党建', 'party'], 老龄工作: ['老龄工作', 'ageing'], 养老服务: ['养老服务', 'elderly care'], 社会救助: ['社会救助', 'social assistance'],
  儿童福利: ['儿童福利', 'children'], 残疾人福利: ['残疾人福利', 'disability'], 流浪救助: ['流浪救助', 'homeless people'],
  社会组织: ['社会组织', 'organisations'], 慈善: ['慈善', 'charity'], 福利彩票: ['福利彩票', 'lottery'], 社会工作: ['社会工作', 'social work'],
  志愿服务: ['志愿服务', 'volunteers'], 社区治理: ['社区治理', 'communities'], 殡葬: ['殡葬', 'funerals'], 婚姻登记: ['婚姻登记', 'marriage'],
  区划地名: ['区划地名', 'place names'], 资金项目: ['资金项目', 'funds'], 信息化: ['信息化', 'digital'], 法治: ['法治', 'law'],
  安全: ['安全', 'safety'], 队伍建设: ['队伍建设', 'staff'], 其他: ['其他', 'other'],
};
const TYPES = {
  五年规划: ['五年规划', 'five-year plan'], 年度计划: ['年度计划', 'annual plan'], 行动方案: ['行动方案', 'action plan'],
  实施意见: ['实施意见', 'implementation opinion'], 会议报道: ['会议报道', 'meeting report'], 工作成效: ['工作成效', 'report of results'],
  政府工作报告: ['政府工作报告', 'government work report'], 通知: ['通知', 'notice'], 其他: ['其他', 'other'],
};
const TERMS = {
  explicit: ['原文写明', 'explicit'], inherited: ['由上文推得', 'inherited'],
  yearly: ['每年', 'yearly'], 'half-yearly': ['每半年', 'half-yearly'], quarterly: ['每季度', 'quarterly'], monthly: ['每月', 'monthly'],
  weekly: ['每周', 'weekly'], daily: ['每日', 'daily'], holiday: ['每逢节日', 'every holiday'],
  must: ['必须', 'must'], plan: ['计划', 'plan'], strive: ['力争', 'strive'], explore: ['探索', 'explore'],
};
const SIGNS = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '', '~': '≈' };
let language = /^zh/i.test(navigator.language || 'zh') ? 'zh' : 'en';

function t(key, ...values) {
  return values.reduce((text, value, index) => text.replace(`{${index}}`, value), WORDS[language][key]);
}

function either(pair, fallback) {
  return pair ? pair[language === 'zh' ? 0 : 1] : fallback;
}

function term(word) {
  return word ? either(TERMS[word], word) : '';
}

function figure(value) {
  if (value === null || value === undefined) return '';
  for (const [step, word] of language === 'zh' ? [[1e8, '亿'], [1e4, '万']] : []) {
    const scaled = value / step;
    if (Math.abs(scaled) >= 1 && Number(scaled.toFixed(4)) === scaled) return `${scaled}${word}`;
  }
  return value.toLocaleString('en', { maximumFractionDigits: 9 });
}

function quantity(record) {
  return record.v === null ? '' : `${SIGNS[record.c] || ''}${figure(record.v)}${record.u || ''}`;
}

// The same in pieces, so that a narrow column breaks before the unit and never within a number.
function measured(record) {
  if (record.v === null) return [];
  return [make('span', { class: 'figure' }, `${SIGNS[record.c] || ''}${figure(record.v)}`), make('wbr'), record.u || ''];
}
