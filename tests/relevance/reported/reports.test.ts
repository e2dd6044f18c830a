import { describeReportedCases } from '../../fixtures/reported-cases.ts'

describeReportedCases('reports of other engines', 'reports')
