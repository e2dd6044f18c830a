import { describeReportedCases } from '../../fixtures/reported-cases.ts'

describeReportedCases('what people reported', 'complaints')
